// What is too large to send is said at once, not after it was sent; the limits (MB) and the words stand at the form.
for (const form of document.querySelectorAll("form[data-all]")) {
  const note = form.querySelector("[data-refusal]");
  const megabytes = (bytes) => Math.ceil(bytes / 1e6);
  const refusal = () => {
    const { one, oneWords, all, allWords, many, manyWords } = form.dataset;
    const files = [...form.querySelectorAll("[type=file]")].flatMap((input) => [...input.files]);
    const large = files.find((file) => megabytes(file.size) > Number(one));
    const total = megabytes(files.reduce((sum, file) => sum + file.size, 0));
    if (large) return oneWords.replace("NAME", () => large.name).replace("SIZE", megabytes(large.size));
    if (total > Number(all)) return allWords.replace("SIZE", total);
    return files.length > Number(many) ? manyWords.replace("SIZE", files.length) : "";
  };
  const check = (event) => {
    note.textContent = refusal();
    note.hidden = !note.textContent;
    if (event.type !== "submit" || note.hidden) return;
    event.preventDefault();
    note.scrollIntoView();
  };
  form.addEventListener("change", check);
  form.addEventListener("submit", check);
}
