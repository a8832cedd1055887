// Whether names and dates in texts are marked is remembered from story to story. Where the address says it, the address
// counts. Without this file the box works on its page, and a link beside it keeps the choice.
const marks = document.querySelector("#mark-names");
if (marks) {
  const asked = new URLSearchParams(location.search).has("marks");
  if (!asked) marks.checked = localStorage.getItem("marks") !== "off";
  marks.addEventListener("change", () => localStorage.setItem("marks", marks.checked ? "on" : "off"));
}
