// "/" puts the cursor in the search box, as its <kbd> says. Every page works without this file. See keys.js, where keys
// are turned off.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("[data-search]");
  if (!box || event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  if (localStorage.getItem("keys") === "off") return;
  event.preventDefault();
  box.focus();
  box.select();
});
