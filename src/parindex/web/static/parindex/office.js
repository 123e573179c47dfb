// What pages do besides htmx: fill in a proposed value, send the CSRF token, and keep what was typed when saving fails.

const keep = (row) => `row:${document.body.dataset.person}:${location.pathname}:${row}`;

// What was kept of a row when its request left: it may be forgotten once that is saved, unless more was typed since.
const sent = new WeakMap();

document.addEventListener("htmx:configRequest", (event) => {
  const row = event.detail.elt.dataset.row;
  if (row) sent.set(event.detail.elt, sessionStorage.getItem(keep(row)));
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (token) event.detail.headers["X-CSRFToken"] = token[1];
});

// One click or key writes a proposed value into its field and saves the row.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fill]");
  if (button) take(button);
});
function take(button) {
  const field = button.closest("form").elements[button.dataset.fill];
  field.value = button.dataset.value;
  if (button.dataset.reason) button.closest("form").elements.reason.value = button.dataset.reason;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

// Alt+Enter takes over the first thing that the row offers, with Shift the second; Ctrl+Enter saves the row; Alt+↓ and
// Alt+↑ go to the next and the previous row; Alt+O opens the row's documents, one at each press.
document.addEventListener("keydown", (event) => {
  const row = event.target.closest("article.leaf");
  if (event.metaKey || event.altKey === event.ctrlKey) return;
  if (event.ctrlKey) {
    if (event.key !== "Enter" || !row) return;
    event.preventDefault();
    row.querySelector("form")?.requestSubmit();
  } else if (event.key === "Enter" && row) {
    event.preventDefault();
    const offered = row.querySelector(event.shiftKey ? "[data-fill][data-second]" : "[data-fill]:not([data-second])");
    if (offered) take(offered);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const rows = [...document.querySelectorAll("article.leaf")].filter((one) => !one.closest("details:not([open])"));
    const next = rows[row ? rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1) : 0];
    if (!next) return;
    event.preventDefault();
    (next.querySelector("input:not([type=hidden]), select, textarea") ?? next).focus();
    next.scrollIntoView({ block: "nearest" });
  } else if (event.code === "KeyO" && row) {
    event.preventDefault();
    const links = [...row.querySelectorAll(".proofs a[target]")];
    const link = links[(links.indexOf(document.activeElement) + 1) % links.length];
    link?.focus();
    link?.click();
  }
});

// What is typed stays in this tab until the server says that it is saved.
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.row) return;
  sessionStorage.setItem(keep(form.dataset.row), JSON.stringify([...new FormData(form)]));
  form.dataset.unsaved = "";
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { requestConfig, target, successful, xhr } = event.detail;
  if (!successful) return;
  const elt = requestConfig?.elt ?? event.detail.elt; // it may have been swapped out by its answer
  document.getElementById("trouble").hidden = true;
  const given = target.matches("article.leaf"); // the other one's words were taken instead
  const form = given ? target.querySelector("form") : elt;
  if (!form.dataset.row || xhr.status >= 300) return;
  const key = keep(form.dataset.row);
  if (!given && sessionStorage.getItem(key) !== sent.get(form)) return;
  sessionStorage.removeItem(key);
  delete form.dataset.unsaved;
});

// A refusal names the fields that do not fit: they are marked and unfolded, and the first of them is gone to.
document.addEventListener("htmx:afterSettle", (event) => {
  const form = event.target.closest("form[data-row]");
  if (!form) return;
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  const wrong = [...form.querySelectorAll("label.wrong")].map((label) => label.control).filter(Boolean);
  for (const field of wrong) {
    field.setAttribute("aria-invalid", "true");
    field.closest("details")?.setAttribute("open", "");
  }
  wrong[0]?.focus();
});

document.addEventListener("htmx:responseError", (event) => tell(event.detail.xhr.status));
document.addEventListener("htmx:sendError", () => tell(0));

function tell(status) {
  const strip = document.getElementById("trouble");
  const why = status === 401 ? "session" : status >= 500 ? "fault" : status ? "refused" : "network";
  for (const words of strip.children) words.hidden = words.dataset.why !== why;
  strip.hidden = false;
}

// After a new login in the same tab, what was typed and not saved stands in its row again, and is saved over the
// version that it was typed over: what somebody else saved meanwhile shows as a conflict.
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("form[data-row]").forEach(restore));
function restore(form) {
  const kept = sessionStorage.getItem(keep(form.dataset.row));
  if (!kept) return;
  for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = false;
  for (const [name, value] of JSON.parse(kept)) {
    const field = form.elements[name];
    if (field?.type === "checkbox") field.checked = true;
    else if (field) field.value = value;
    if (field && value) field.closest("details")?.setAttribute("open", "");
  }
  form.elements[form.elements.length - 1].dispatchEvent(new Event("input", { bubbles: true }));
}

// A register is a table for the keyboard: Enter writes a line, Escape gives it up, ↑ and ↓ go from line to line. A click
// on a cell opens its line there.
const FIELDS = "input:not([type=hidden]), select, textarea";
let clicked = 0;
document.addEventListener("keydown", (event) => {
  const line = event.target.closest("table.register tbody");
  if (!line || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (step && event.target.matches("th > *")) {
    event.preventDefault();
    line[step]?.querySelector(`th > :is(a, button), ${FIELDS}`)?.focus();
  } else if (event.key === "Enter" && !event.shiftKey && event.target.matches("select, textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  } else if (event.key === "Escape") line.querySelector("[data-escape]")?.click();
});
document.addEventListener("click", (event) => {
  const given = event.target.closest("[data-discard]");
  if (given) sessionStorage.removeItem(keep(given.form.dataset.row));
  const cell = event.target.closest("table.register tbody:not(.editing) td");
  const opener = cell?.closest("tr").querySelector("th > button[hx-get]");
  if (!opener || getSelection().toString()) return;
  clicked = cell.cellIndex;
  opener.click();
});
document.addEventListener("htmx:load", (event) => {
  const line = event.detail.elt;
  if (!line.matches("tbody.editing")) return;
  restore(line.querySelector("form"));
  if (clicked) line.rows[0].cells[clicked]?.querySelector(FIELDS)?.focus();
  clicked = 0;
});

// Files chosen in a form with data-queue go one request each, two at a time: each answer is a line of the outcomes.
document.addEventListener("change", async (event) => {
  const form = event.target.closest("form[data-queue]");
  if (!form || event.target.type !== "file" || !event.target.files.length) return;
  const outcomes = document.querySelector(form.dataset.queue), shown = form.querySelector("[data-progress]");
  const waiting = [...event.target.files], all = waiting.length, name = event.target.name;
  const common = new FormData(form);
  common.delete(name);
  event.target.disabled = true;
  shown.classList.add("htmx-request");
  outcomes.replaceChildren();
  let done = 0;
  const tally = () => {
    Object.assign(shown.querySelector("progress"), { max: all, value: done });
    shown.querySelector("span").textContent = `${done}/${all}`;
  };
  const send = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const body = new FormData();
      for (const [key, value] of common) body.append(key, value);
      body.append(name, file);
      outcomes.insertAdjacentHTML("beforeend", await answer(form, body, file.name));
      done += 1;
      tally();
    }
  };
  tally();
  await Promise.all([send(), send()]);
  shown.classList.remove("htmx-request");
  event.target.disabled = false;
  event.target.value = "";
  document.querySelector(form.dataset.then).dispatchEvent(new Event("files-sent"));
});

async function answer(form, body, file) {
  let status = 0;
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    status = response.status;
    if (status < 400) return await response.text();
    if (status === 403 || status === 409) return `<li>${await response.text()}</li>`;
  } catch {
    status = 0;
  }
  if (status === 401) tell(status);
  const line = document.createElement("li");
  line.className = "finding error";
  line.textContent = `${file}: ${form.dataset.failed}`;
  return line.outerHTML;
}

// A file may be dropped anywhere on the first page's field.
document.addEventListener("dragover", (event) => {
  const field = event.target.closest(".drop");
  if (!field) return;
  event.preventDefault();
  field.classList.add("over");
});
document.addEventListener("dragleave", (event) => event.target.closest(".drop")?.classList.remove("over"));
document.addEventListener("drop", (event) => {
  const field = event.target.closest(".drop");
  if (!field) return;
  event.preventDefault();
  field.classList.remove("over");
  const input = field.querySelector("input");
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
