// Offers names of things while one is typed, in the browser's own list; without script it is a plain box.
for (const input of document.querySelectorAll("input[data-names]")) {
  let timer = 0, asked = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const typed = input.value.trim(), turn = ++asked;
      if (!typed) return input.list.replaceChildren();
      try {
        const answer = await fetch(`${input.dataset.names}?limit=8&q=${encodeURIComponent(typed)}`);
        const { items = [] } = await answer.json();
        if (turn !== asked) return;
        input.list.replaceChildren(...items.filter((item) => item.id).map((item) => new Option(item.kind ?? item.type, item.text)));
      } catch {
        input.list.replaceChildren();
      }
    }, 150);
  });
}
