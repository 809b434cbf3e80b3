// Previews a document and adds it. The token goes into one header, and is kept for this tab only.
const form = document.getElementById("upload"), token = document.getElementById("token"), file = document.getElementById("file");
const said = document.getElementById("said"), preview = document.getElementById("preview"), progress = document.getElementById("progress");
const profile = document.getElementById("profile-toml"), drop = document.getElementById("drop");
const KEPT = "throughline-token";
const REASONS = JSON.parse(document.getElementById("reasons").textContent);
// The profile that the last preview was read with, and whether someone wrote it.
let readWith = "", corrected = false;

document.querySelectorAll(".scripted").forEach((each) => { each.hidden = false; });
document.querySelectorAll(".scriptless").forEach((each) => each.remove());
token.value = sessionStorage.getItem(KEPT) ?? "";

const made = (name, text, className) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
};

function tell(text, wrong = false) {
  const note = made("div", undefined, wrong ? "note refused" : "note");
  note.append(made("p", text));
  said.replaceChildren(...(text ? [note] : []));
}

// What the service answers; an Error with its own words where it refuses.
async function asked(url, options = {}) {
  const answer = await fetch(url, { ...options, headers: { Authorization: `Bearer ${token.value.trim()}`, Accept: "application/json" } });
  const found = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(found.detail ?? `The service answered ${answer.status}.`);
  return found;
}

function sent(withProfile) {
  const data = new FormData();
  for (const name of ["slug", "title", "publisher", "date", "profile"]) {
    const value = form.elements[name].value.trim();
    if (value && !(withProfile && name === "profile")) data.append(name, value);
  }
  if (withProfile) data.append("profile_toml", profile.value);
  data.append("file", file.files[0]);
  return data;
}

const percent = (share) => `${Math.round(100 * share)} %`;

function row({ recommendation: record, confidence, reasons }) {
  const line = made("tr"), code = made("th", record.code), where = record.source;
  code.scope = "row";
  const lines = where.line_start === where.line_end ? `line ${where.line_start}` : `lines ${where.line_start}–${where.line_end}`;
  line.append(code, made("td", percent(confidence)), made("td", record.title ? `${record.title}: ${record.text}` : record.text));
  line.append(record.category ? made("td", record.category.label) : notStated(), made("td", where.page ? `${lines}, page ${where.page}` : lines));
  line.append(made("td", reasons.map((each) => REASONS[each] ?? each).join("; ")));
  return line;
}

function notStated() {
  const cell = made("td");
  cell.append(made("span", "not stated", "unstated"));
  return cell;
}

function show(found) {
  const counts = found.document.counts, title = found.document.title;
  document.getElementById("counts").textContent = `“${title}”: ${found.total} recommendations, ${counts.sections} sections, ${counts.categories} categories, ${counts.questions} votes. Read with the profile ${found.profile}.`;
  document.getElementById("notes").replaceChildren(...found.notes.map((note) => made("li", note)));
  const records = found.records.toSorted((a, b) => a.confidence - b.confidence);
  document.getElementById("records").replaceChildren(...records.map(row));
  const left = document.getElementById("left");
  left.querySelector("summary").textContent = `Left over: ${found.leftovers_total}`;
  document.getElementById("leftovers").replaceChildren(...found.leftovers.map((each) => made("li", `line ${each.line_start}: ${each.text}`)));
  profile.value = readWith = found.profile_toml;
  profile.disabled = false;
  preview.hidden = false;
  document.getElementById("preview-heading").focus();
}

async function look(withProfile) {
  if (!form.reportValidity()) return;
  sessionStorage.setItem(KEPT, token.value.trim());
  tell("Reading…");
  preview.hidden = progress.hidden = true;
  try {
    const found = await asked(`${form.dataset.preview}?limit=1000`, { method: "POST", body: sent(withProfile) });
    tell("");
    show(found);
    corrected = withProfile;
  } catch (error) {
    preview.hidden = !withProfile;
    tell(error.message, true);
  }
}

async function add() {
  if (!form.reportValidity()) return;
  if (profile.value !== readWith) return tell("The profile was changed: preview it again before you add the document.", true);
  tell("");
  progress.hidden = false;
  document.getElementById("progress-heading").focus();
  const state = document.getElementById("state"), bar = document.getElementById("bar"), done = document.getElementById("done");
  done.replaceChildren();
  try {
    let job = await asked(form.dataset.add, { method: "POST", body: sent(corrected) });
    while (job.state !== "done" && job.state !== "failed") {
      state.textContent = job.message || job.state;
      bar.value = job.percent;
      await new Promise((next) => setTimeout(next, 1000));
      job = await asked(job.url);
    }
    bar.value = 100;
    if (job.state === "failed") throw new Error(job.problem?.detail ?? job.message);
    state.textContent = job.message || "Done";
    const link = made("a", "Read it in the library");
    link.href = form.dataset.document + encodeURIComponent(job.document.slug);
    done.append(link);
    preview.hidden = true;
  } catch (error) {
    state.textContent = "It was not added";
    tell(error.message, true);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter?.id;
  if (button === "add") add();
  else look(button === "again" || (corrected && profile.value !== ""));
});
for (const name of ["dragover", "dragleave", "drop"])
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) file.files = event.dataTransfer.files;
  });
