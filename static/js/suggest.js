// Suggestions below a search box with data-suggest (where to ask), as a combobox: the list floats and moves nothing, the
// server sends its options, aria-activedescendant says which one the arrows are at. Without this file Enter searches.
const PAUSE = 120; // milliseconds without a key
const SHORTEST = 2;
const box = document.querySelector("[data-suggest]");
if (box) {
  const list = document.createElement("ul");
  let at = -1;
  let asked = "";
  let timer;
  let request;
  list.className = "suggest";
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  box.closest(".searchbox").append(list);
  const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

  const mark = (place) => {
    at = place;
    [...list.children].forEach((one, number) => one.setAttribute("aria-selected", number === at));
    if (at < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const show = (isOpen) => {
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", isOpen);
    mark(-1);
  };
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    show(false);
  };
  const choose = (option) => {
    close();
    // A page of its own would forget the filters in force.
    const keeps = box.form.querySelector("[type=hidden]");
    if (option.dataset.href && !keeps) return location.assign(option.dataset.href);
    box.value = option.dataset.q;
    box.form.requestSubmit();
  };
  const ask = async () => {
    const typed = box.value;
    const url = new URL(box.dataset.suggest, location.href);
    url.searchParams.set("q", typed);
    request = new AbortController();
    try {
      const answer = await fetch(url, { signal: request.signal });
      if (!answer.ok || box.value !== typed) return;
      list.innerHTML = await answer.text();
      asked = typed;
      show(list.children.length > 0 && document.activeElement === box);
    } catch {
      // given up for a newer one, or the server is out of reach: Enter searches all the same
    }
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    request?.abort();
    const isAtEnd = box.selectionStart === box.value.length;
    if (box.value.trim().length < SHORTEST || !isAtEnd) return close();
    timer = setTimeout(ask, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // else the browser empties the box
      close();
    } else if (event.key === "Enter") {
      if (!list.hidden && at >= 0) {
        event.preventDefault();
        choose(list.children[at]);
      } else close();
    } else if (step && last >= 0 && box.value === asked) {
      event.preventDefault();
      if (list.hidden) show(true);
      const next = at + step; // -1 is the box itself
      mark(next > last ? -1 : next < -1 ? last : next);
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  box.addEventListener("blur", close);
  window.addEventListener("pageshow", close); // come back to with the browser's own button
}
