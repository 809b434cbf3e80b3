// What a page can do beyond links and forms: complete what is typed, and copy a text. Nothing needs it.

const words = { ask: "question", recommendation: "recommendation", word: "word" };

// A combobox with a list of options (ARIA Authoring Practices, "Editable combobox with list autocomplete").
function combobox(input) {
  const list = Object.assign(document.createElement("ul"), { id: `${input.id}-options`, className: "options", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  const told = Object.assign(document.createElement("span"), { className: "unseen" });
  told.setAttribute("role", "status");
  input.parentNode.append(list, told);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    input.setAttribute(name, value);

  let chosen = -1, asked = 0, timer = 0;
  const options = () => [...list.children];

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    const all = options();
    if (!all.length) return;
    chosen = (number + all.length) % all.length;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }

  function go(option) {
    if (option.dataset.url) location.assign(option.dataset.url);
    else {
      input.value = option.dataset.text;
      close();
      input.form.requestSubmit();
    }
  }

  function show(items) {
    list.replaceChildren(...items.map((item, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      for (const text of [item.text, words[item.type] ?? item.kind ?? item.type]) {
        const part = document.createElement("span");
        part.textContent = text;
        option.append(part);
      }
      option.dataset.text = item.text;
      const url = address(input, item);
      if (url) option.dataset.url = url;
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => go(option));
      return option;
    }));
    chosen = -1;
    list.hidden = !items.length;
    input.setAttribute("aria-expanded", String(items.length > 0));
    told.textContent = items.length ? `${items.length} suggestions` : "No suggestions";
  }

  async function complete() {
    const typed = input.value.trim(), turn = ++asked;
    if (!typed) return close();
    try {
      const answer = await fetch(`${input.dataset.suggest}?limit=8&q=${encodeURIComponent(typed)}`);
      const [found, questions] = await Promise.all([answer.json(), savedQuestions(input)]);
      if (turn !== asked || document.activeElement !== input) return;
      show([...(found.items ?? []), ...alike(questions, typed)]);
    } catch {
      close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(complete, 120);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) complete();
      else choose(chosen < 0 && event.key === "ArrowUp" ? -1 : chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      go(options()[chosen]);
    }
  });
}

// Where a suggestion leads; none for a mere word, which is searched for.
function address(input, item) {
  if (item.type === "ask") return input.dataset.ask + encodeURIComponent(item.name);
  if (!item.id || item.id.split("/")[0].includes(":")) return null;
  const id = item.type === "concept" || item.id.startsWith(`${item.type}/`) ? item.id : `${item.type}/${item.id}`;
  return input.dataset.things + id.split("/").map(encodeURIComponent).join("/");
}

let questions;

// The saved questions, read once, when something is typed for the first time.
function savedQuestions(input) {
  questions ??= fetch(input.dataset.questions).then((answer) => answer.json()).then((all) => all.items, () => []);
  return questions;
}

// Up to three saved questions with all the words that are typed.
function alike(all, typed) {
  const parts = typed.toLowerCase().split(/\s+/);
  return all.filter((each) => parts.every((part) => each.title.toLowerCase().includes(part))).slice(0, 3)
    .map((each) => ({ type: "ask", name: each.name, text: each.title }));
}

function copying(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = button.parentNode.querySelector("pre");
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = "Selected: copy it now";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
}

if (navigator.clipboard || window.getSelection) document.querySelectorAll("[data-copy]").forEach(copying);
document.querySelectorAll("input[data-suggest]").forEach(combobox);
