// Words typed into a form are kept: on the server two seconds after the typing stops, and in this
// browser tab until the server has answered. Nothing is checked here; a draft may be wrong or unfinished.

const WAIT = 2000;
// A copy belongs to the person who typed it: whoever signs in next in this tab is not shown it.
const PERSON = document.body.dataset.person;
const COPY = `draft:${PERSON}:`;
const SENT = `draft-sent:${PERSON}:`;
const SECRETS = new Set(["csrfmiddlewaretoken"]);

export function keepDrafts(form) {
  const url = form.dataset.draftUrl;
  const status = form.querySelector("[data-draft-status]");
  const say = (text) => { if (status) status.textContent = text; };
  let timer = 0;
  let changed = false;

  async function save() {
    clearTimeout(timer);
    if (!changed) return;
    changed = false;
    const copy = take(form);
    say(await send(form, url) ? saved(url, copy) : failed());
  }

  function failed() {
    changed = true;
    timer = setTimeout(save, 10 * WAIT);
    return "Not saved as a draft yet. Your words are kept in this browser tab. We will try again.";
  }

  if (restore(form, url)) {
    changed = true;
    say("Your words from before are back. They were not saved yet.");
    timer = setTimeout(save, WAIT);
  }
  form.addEventListener("input", () => {
    changed = true;
    sessionStorage.setItem(COPY + url, JSON.stringify(take(form)));
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  form.addEventListener("focusout", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    changed = false;
    sessionStorage.setItem(COPY + url, JSON.stringify(take(form)));
    sessionStorage.setItem(SENT + url, location.pathname);
  });
}

// A form that was sent and led to another page has arrived: its copy may go. A sign-in or error page
// in between says otherwise, and so does the form itself, shown again.
export function forgetSentDrafts() {
  if (document.querySelector("[data-keeps-drafts]")) return;
  for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(SENT))) {
    if (sessionStorage.getItem(key) !== location.pathname) {
      sessionStorage.removeItem(COPY + key.slice(SENT.length));
      sessionStorage.removeItem(key);
    }
  }
}

export function forgetOnSignOut() {
  document.querySelectorAll("form[data-sign-out]").forEach((form) => {
    form.addEventListener("submit", () => sessionStorage.clear());
  });
}

function take(form) {
  const entries = [...new FormData(form)];
  const secret = (name) => SECRETS.has(name) || form.elements[name]?.type === "password";
  return entries.filter(([name, value]) => typeof value === "string" && !secret(name));
}

async function send(form, url) {
  const body = new FormData();
  take(form).forEach(([name, value]) => body.append(name, value));
  const token = form.elements.csrfmiddlewaretoken?.value ?? "";
  try {
    // After a time-out the answer leads to the sign-in page: followed, it would look like success.
    const answer = await fetch(url, { method: "POST", body, redirect: "manual", keepalive: true, headers: { "X-CSRFToken": token } });
    return answer.ok;
  } catch {
    return false;
  }
}

function saved(url, copy) {
  if (sessionStorage.getItem(COPY + url) === JSON.stringify(copy)) sessionStorage.removeItem(COPY + url);
  const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return `Saved as a draft at ${time}`;
}

function restore(form, url) {
  const kept = sessionStorage.getItem(COPY + url);
  sessionStorage.removeItem(SENT + url);
  // A form that the server has just sent back with errors holds the newest words itself.
  if (!kept || document.querySelector(".govuk-error-summary") || kept === JSON.stringify(take(form))) {
    sessionStorage.removeItem(COPY + url);
    return false;
  }
  const values = new Map();
  JSON.parse(kept).forEach(([name, value]) => values.set(name, [...(values.get(name) ?? []), value]));
  for (const box of form.elements) {
    if (!box.name || SECRETS.has(box.name) || ["file", "password", "submit", "button"].includes(box.type)) continue;
    const wanted = values.get(box.name) ?? [];
    if (box.type === "radio" || box.type === "checkbox") box.checked = wanted.includes(box.value);
    else if (box.multiple) [...box.options].forEach((option) => { option.selected = wanted.includes(option.value); });
    else box.value = wanted.shift() ?? "";
  }
  return true;
}
