// Answers with keys: an element with data-keys="s ArrowRight" is pressed by these (a text field is entered). The box
// with data-keys-switch turns them off, for those who speak to their computer. Everything works without this file.
const KEPT_ANSWERING = "answer-keys";
const answering = document.querySelector("[data-keys-switch]");
let left = false;
document.addEventListener("submit", () => (left = true));
window.addEventListener("pageshow", () => (left = false)); // come back to with the browser's own button
if (answering) {
  answering.hidden = false;
  const tick = answering.querySelector("input");
  tick.checked = localStorage.getItem(KEPT_ANSWERING) !== "off";
  tick.addEventListener("change", () => localStorage.setItem(KEPT_ANSWERING, tick.checked ? "on" : "off"));
}
document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (left || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (answering && !answering.querySelector("input").checked) return;
  if (at.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=submit])")) return;
  if (at.matches("[type=radio]") && event.key.startsWith("Arrow")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const wanted = [...document.querySelectorAll("[data-keys]")].filter((one) => one.dataset.keys.split(" ").includes(key));
  const one = wanted.find((each) => !each.checked);
  if (!one) return;
  event.preventDefault();
  if (!one.matches("[type=text]")) return one.click();
  one.focus();
  one.select();
});
