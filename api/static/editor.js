// Runs the query without leaving the page, shows what it gives as a table, and goes to the place of a fault.
// Without script the form does the same by a new page.
const form = document.querySelector("form.editor");
const box = form.elements.query, place = document.getElementById("results"), wrong = document.getElementById("query-wrong");
const most = Number(form.dataset.rows);
let running = null;

const made = (name, text, attributes = {}) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

function cell(term) {
  const shown = made("td");
  if (!term) shown.append(made("span", "nothing bound", { class: "unstated" }));
  else if (term.type === "uri" && /^https?:\/\//.test(term.value)) shown.append(made("a", shortened(term.value), { href: term.value, rel: "nofollow noreferrer" }));
  else {
    shown.append(term.type === "triple" ? JSON.stringify(term.value) : term.type === "bnode" ? `_:${term.value}` : term.value);
    const tag = term["xml:lang"] ? `@${term["xml:lang"]}` : term.datatype ? shortened(term.datatype) : "";
    if (tag) shown.append(" ", made("span", tag, { class: "about" }));
  }
  return shown;
}

const known = [...document.querySelectorAll("details tbody tr")].map((row) => [row.cells[0].textContent, row.cells[1].textContent]);

function shortened(iri) {
  for (const [prefix, namespace] of known)
    if (iri.startsWith(namespace) && /^\w[\w-]*$/.test(iri.slice(namespace.length))) return prefix + iri.slice(namespace.length);
  return `<${iri}>`;
}

function table(found) {
  const names = found.head.vars, rows = found.results.bindings, region = made("div", undefined, { class: "scroll", role: "region", "aria-label": "Results", tabindex: "0" });
  const shown = made("table", undefined, { class: "data rows" }), head = made("tr"), body = made("tbody"), top = made("thead");
  head.append(...names.map((name) => made("th", name, { scope: "col" })));
  top.append(head);
  for (const row of rows.slice(0, most)) {
    const line = made("tr");
    line.append(...names.map((name) => cell(row[name])));
    body.append(line);
  }
  shown.append(made("caption", "Results of the query", { class: "unseen" }), top, body);
  region.append(shown);
  return region;
}

function heading(found, cut) {
  const count = found.results.bindings.length, shown = Math.min(count, most);
  const rows = `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`;
  return made("h2", rows + (cut ? ", and there are more than may be given" : shown < count ? `; the first ${shown} are shown` : ""));
}

function tell(problem) {
  const note = made("div", undefined, { class: "note refused", role: "alert" }), said = made("p");
  said.append(made("strong", problem.detail ?? "The query could not be answered."));
  note.append(said);
  const lines = box.value.split("\n");
  if (problem.line && problem.column && lines[problem.line - 1] !== undefined) {
    const before = `${problem.line}  `, line = lines[problem.line - 1];
    note.append(made("pre", `${before}${line}\n${" ".repeat(before.length + problem.column - 1)}^`, { class: "fault", tabindex: "0", "aria-label": `Line ${problem.line} of the query` }));
    const at = lines.slice(0, problem.line - 1).reduce((sum, each) => sum + each.length + 1, 0) + [...line].slice(0, problem.column - 1).join("").length;
    box.focus();
    box.setSelectionRange(at, Math.min(at + 1, box.value.length));
  }
  box.setAttribute("aria-invalid", "true");
  box.setAttribute("aria-describedby", "query-hint query-wrong");
  wrong.replaceChildren(note);
  place.replaceChildren();
}

async function run() {
  running?.abort();
  running = new AbortController();
  wrong.replaceChildren();
  box.removeAttribute("aria-invalid");
  place.replaceChildren(made("p", "Running…"));
  const begun = performance.now();
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: box.value, signal: running.signal,
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9, application/problem+json;q=0.1" },
    });
    const type = answer.headers.get("Content-Type") ?? "", took = `Answered in ${((performance.now() - begun) / 1000).toFixed(2)} s.`;
    const cut = answer.headers.get("X-Row-Limit-Reached") === "true";
    if (!answer.ok) return tell(await answer.json());
    if (type.startsWith("application/sparql-results+json")) {
      const found = await answer.json();
      if ("boolean" in found) place.replaceChildren(made("h2", "Answer"), made("p", found.boolean ? "Yes" : "No", { class: "lead" }));
      else place.replaceChildren(heading(found, cut || "cut" in found), ...(found.results.bindings.length ? [table(found)] : []));
    } else {
      const text = await answer.text();
      place.replaceChildren(made("h2", cut ? "Triples, and there are more than may be given" : "Triples"), made("pre", text.slice(0, 200000), { tabindex: "0", "aria-label": "Triples" }));
    }
    place.append(made("p", took, { class: "about" }));
  } catch (error) {
    if (error.name !== "AbortError") tell({ detail: "The service did not answer: try again in a moment." });
  }
}

form.addEventListener("submit", (event) => {
  if (form.elements.format.value) return;
  event.preventDefault();
  run();
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
});
for (const link of document.querySelectorAll("a[data-example]"))
  link.addEventListener("click", (event) => {
    event.preventDefault();
    box.value = new URL(link.href).searchParams.get("query");
    box.scrollIntoView({ block: "center" });
    box.focus();
    run();
  });
