// Keys of the reading room. In a list of results j and k lead from story to story, and so do the arrows once a story has
// the focus; on a story's page j, k and the arrows to the sides lead to the next and the previous result. "?" shows all
// keys, and there they can be turned off, for those who speak to their computer. Everything works without this file.
const KEPT = "keys";
const list = document.querySelector("dialog[data-keys]");
const stories = [...document.querySelectorAll(".hits .story-title a")];
const areOff = () => localStorage.getItem(KEPT) === "off";

const show = () => list.showModal(); // which gives the focus back when it closes

// Where one is: at the story with the focus, else at the one that was come back from, else above the first in view.
const place = () => {
  const here = document.activeElement.closest(".hit") ?? document.querySelector(".hit:has(:target)");
  const at = stories.findIndex((one) => one.closest(".hit") === here);
  if (at >= 0) return at;
  const below = stories.findIndex((one) => one.getBoundingClientRect().top >= 0);
  return (below < 0 ? stories.length : below) - 0.5;
};

const walk = (step) => {
  const at = place();
  const next = stories[step > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1];
  const there = next ?? document.querySelector(`.pager a[rel=${step > 0 ? "next" : "prev"}]`);
  there?.focus();
  next?.closest(".hit").scrollIntoView({ block: "nearest" });
  return Boolean(there);
};

const goOn = (step) => {
  const link = document.querySelector(`.trail a[rel=${step > 0 ? "next" : "prev"}]`);
  link?.click();
  return Boolean(link);
};

const STEPS = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };
const press = (event) => {
  if (event.key === "?") return show() ?? true;
  const step = STEPS[event.key];
  if (!step || event.shiftKey) return false;
  const isLetter = event.key.length === 1;
  const isUpright = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (stories.length) return isLetter || (isUpright && document.activeElement.closest(".hits")) ? walk(step) : false;
  return (isLetter || !isUpright) && !event.repeat ? goOn(step) : false;
};

if (list) {
  const box = list.querySelector("[data-keys-switch]");
  box.checked = !areOff();
  box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
  document.querySelector("[data-keys-open]")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (areOff() || list.open) return;
    if (event.target.closest("textarea, select, [contenteditable], input:not([type=checkbox])")) return;
    if (press(event)) event.preventDefault();
  });
}
