// The page for the phone. What is sent is kept here first, and goes from here once the server has it.
import { drop, dropOld, keep, read } from "./keeping.js";
import { REFUSED, SENT, SIGNED_OUT, WAITS, inOrder, sendAll } from "./sending.js";

const seen = document.querySelector('form[data-sends="seen"]');
const worry = document.querySelector('form[data-sends="worry"]');
const box = document.querySelector("[data-kept]");
const list = document.querySelector("[data-kept-list]");
const where = { token: seen.dataset.token };
const NEEDED = { seen: ["visit", "saw", "barrier"], worry: ["words", "whose", "telephone"] };
const DRAFT_WAIT = 500;
const TRY_AGAIN = 10_000; // a phone says that it is on line too early, too late or not at all
let person = document.body.dataset.person;
let visits = JSON.parse(document.querySelector("[data-visits]").textContent);

const sendKept = () => sendAll(where, report);

async function start() {
  await dropOld(Date.now());
  await knowVisits();
  await giveBackDraft();
  for (const form of [seen, worry].filter(Boolean)) form.addEventListener("submit", submitted);
  seen.addEventListener("input", keepDraft);
  window.addEventListener("online", sendKept);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sendKept(); });
  for (const one of await inOrder()) if (one.person === person) report(one, WAITS);
  navigator.serviceWorker?.register(seen.dataset.worker, { scope: seen.getAttribute("action") });
  setInterval(sendKept, TRY_AGAIN);
  document.body.dataset.ready = "";
  await sendKept();
}

// Signed in, the page brings the visits and they are kept; without a signal the kept ones are shown.
async function knowVisits() {
  if (person) {
    const until = visits.map((visit) => visit.until).sort().at(-1) ?? new Date().toISOString();
    await keep("notes", "visits", { until, person }, visits);
    return;
  }
  const kept = await read("notes", "visits");
  if (!kept) return;
  person = kept.person;
  visits = kept.secret;
  const begun = visits.filter((visit) => visit.on <= today());
  for (const form of [seen, worry].filter(Boolean)) {
    visits.forEach(({ id, said }) => form.elements.visit.add(new Option(said, id)));
    form.elements.visit.value = begun.at(-1)?.id ?? "";
  }
}

const today = () => new Date().toLocaleDateString("sv-SE"); // year, month and day, as the server writes them

let busy = false; // a button pressed twice sends once
async function submitted(event) {
  event.preventDefault();
  const form = event.target;
  if (busy || !whole(form, form.dataset.sends)) return;
  busy = true;
  await keepAndReset(form, form.dataset.sends).finally(() => { busy = false; });
  await sendKept();
}

async function keepAndReset(form, kind) {
  const answers = { ...taken(form), key: crypto.randomUUID() };
  const visit = visits.find(({ id }) => id === answers.visit);
  const said = kind === "worry" ? "Your worry about a child" : visit?.said ?? "What you saw";
  const secret = { said, answers, to: form.getAttribute("action") };
  await keep("kept", answers.key, { kind, person, until: visit?.until ?? "" }, secret);
  if (kind === "seen") await forgetDraft(visit);
  form.reset();
  report({ name: answers.key, kind, person, secret }, WAITS);
  box.scrollIntoView();
}

function whole(form, kind) {
  const answers = new FormData(form);
  const needed = answers.get("whose") === "family" ? [...NEEDED[kind], "visit"] : NEEDED[kind];
  const missing = needed.find((name) => !answers.get(name)?.trim());
  const says = form.querySelector("[data-missing]");
  says.textContent = "";
  if (!missing) return true;
  const field = form.elements[missing];
  const first = field instanceof RadioNodeList ? field[0] : field;
  const group = first.closest(".govuk-form-group");
  const asked = group.closest("fieldset")?.querySelector("legend") ?? group.querySelector("label, legend");
  says.textContent = `Answer “${asked.textContent.trim()}”`;
  first.focus();
  return false;
}

// What is typed and not sent yet: a phone may close a page at any time. One after the other, so that words which
// were sent do not come back.
let timer = 0;
let drafting = Promise.resolve();
function keepDraft() {
  clearTimeout(timer);
  timer = setTimeout(() => { drafting = drafting.then(saveDraft); }, DRAFT_WAIT);
}

async function saveDraft() {
  const answers = taken(seen);
  const until = visits.find(({ id }) => id === answers.visit)?.until ?? visits.at(-1)?.until;
  if (until && person) await keep("notes", "draft", { until, person }, answers);
}

function taken(form) {
  const answers = Object.fromEntries(new FormData(form));
  delete answers.csrfmiddlewaretoken;
  delete answers.key;
  return answers;
}

async function giveBackDraft() {
  const draft = await read("notes", "draft");
  if (draft?.person !== person || document.querySelector(".govuk-error-summary")) return;
  for (const [name, value] of Object.entries(draft.secret)) {
    const field = seen.elements[name];
    if (field && value) field.value = value;
  }
}

async function forgetDraft(visit) {
  clearTimeout(timer);
  drafting = drafting.then(() => drop("notes", "draft"));
  await drafting;
  const left = [...seen.elements.visit.options].find((option) => option.value === visit?.id);
  left?.remove();
}

const SAYS = {
  [WAITS]: () => "Kept on this phone, will be sent",
  [SIGNED_OUT]: () => "Kept on this phone, will be sent once you sign in",
  [SENT]: () => `Sent at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`,
  [REFUSED]: (why) => `Not sent: ${why}`,
};

function report(one, state, why) {
  box.hidden = false;
  const line = list.querySelector(`[data-name="${one.name}"]`) ?? document.createElement("li");
  if (!line.isConnected) list.insertBefore(line, one.kind === "worry" ? list.firstChild : null);
  line.dataset.name = one.name;
  line.textContent = `${one.secret.said}. ${SAYS[state](why)}.`;
  if (one.kind === "worry" && state !== SENT) ringInstead(line);
  if (state === SIGNED_OUT) line.append(" ", link(`${seen.dataset.signIn}?next=${seen.getAttribute("action")}`, "Sign in"));
  if (state === REFUSED) line.append(" ", throwAway(one, line));
}

function ringInstead(line) {
  const loud = document.createElement("strong");
  loud.textContent = " The duty manager does not have it yet. Do not wait: telephone now. ";
  line.append(loud, ...[...document.querySelectorAll('.observing-alarm a[href^="tel:"]')].flatMap((number) => [number.cloneNode(true), " "]));
}

function link(href, text) {
  const made = Object.assign(document.createElement("a"), { href, textContent: text, className: "govuk-link" });
  return made;
}

function throwAway(one, line) {
  const button = Object.assign(document.createElement("button"), {
    type: "button", textContent: "Remove from this phone", className: "govuk-button govuk-button--secondary app-button--small",
  });
  button.addEventListener("click", async () => {
    await drop("kept", one.name);
    line.remove();
  });
  return button;
}

start();
