// What is ticked in a preview is kept at once, so that no other page forgets it; the box in the head ticks them all.
// Without this file the buttons keep it.
for (const form of document.querySelectorAll("form[data-keep]")) {
  const boxes = [...form.querySelectorAll("[name=chosen]")];
  const all = form.querySelector("#action-toggle");
  const button = form.querySelector("[name=import]");
  let kept = Promise.resolve();
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  const keep = async () => {
    const body = new FormData(form);
    body.append("save", "1");
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const said = answer.ok ? await answer.json() : { changed: true };
    if (said.changed) return location.reload(); // other stories end otherwise now, or somebody else works on it
    button.value = said.import_label;
    form.querySelector("[data-chosen]").textContent = said.chosen_words;
  };
  if (!boxes.length) continue;
  all.hidden = false;
  form.querySelector("[data-one-page]")?.setAttribute("hidden", "");
  show();
  form.addEventListener("change", (event) => {
    if (event.target === all) boxes.forEach((box) => (box.checked = all.checked));
    show();
    kept = kept.then(keep, keep);
  });
  document.querySelector("#changelist-filter")?.addEventListener("click", async (event) => {
    if (!event.target.href || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await kept.catch(() => {});
    location.assign(event.target.href);
  });
}
