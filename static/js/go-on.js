// Shows how far an import is while it goes on. A form with data-go-on does the work in portions: the next one is asked
// for without a click; otherwise somebody else works and is asked how far it is. Without this file buttons do both.
const progress = document.querySelector("[data-progress]");
if (progress) {
  const form = document.querySelector("form[data-go-on]");
  const bar = progress.querySelector("progress");
  const words = progress.querySelector("[data-words]");
  let left = false;
  document.addEventListener("submit", () => (left = true));
  const ask = async () => {
    const sent = form ? { method: "POST", body: new FormData(form) } : {};
    const answer = await fetch(progress.dataset.progress, { ...sent, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };
  const goOn = async () => {
    let pause = 1000;
    try {
      const said = await ask();
      if (left) return;
      if (said.there) return location.assign(said.there);
      if (said.drives !== Boolean(form)) return location.reload();
      if (form && said.done !== bar.value) pause = 50; // else somebody else is at it
      bar.max = said.total;
      bar.value = said.done;
      if (words.textContent !== said.words) words.textContent = said.words;
    } catch {
      pause = 5000; // the server or the way to it is down: ask again
    }
    if (!left) setTimeout(goOn, pause);
  };
  setTimeout(goOn, 50);
}
