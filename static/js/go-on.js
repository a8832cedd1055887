// A long import is done in portions: ask for the next one without a click. Without this file the button does it.
for (const form of document.querySelectorAll("form[data-go-on]")) {
  const stop = form.querySelector("[name=discard]");
  const timer = setTimeout(() => form.requestSubmit(form.querySelector("[type=submit]")), 50);
  stop?.addEventListener("focus", () => clearTimeout(timer));
  stop?.addEventListener("pointerenter", () => clearTimeout(timer));
}
