// Sends what is kept on this phone, worries first, once each: the server knows a key that it has seen.
import { drop, names, read } from "./keeping.js";

export const WAITS = "waits"; // no signal, or a server that does not answer
export const SIGNED_OUT = "signed out";
export const SENT = "sent";
export const REFUSED = "refused";

export function sendAll(where, report) {
  return navigator.locks.request("alongside-observing", () => send(where, report));
}

async function send(where, report) {
  const waiting = await inOrder();
  if (!waiting.length) return;
  const known = await session(where.token);
  for (const one of waiting) {
    if (known.state) report(one, known.state);
    else if (known.person === one.person) await sendOne(one, known.token, report);
  }
}

export async function inOrder() {
  const kept = [];
  for (const name of await names("kept")) {
    const one = await read("kept", name);
    if (one) kept.push({ ...one, name });
  }
  return kept.sort((a, b) => (b.kind === "worry") - (a.kind === "worry"));
}

async function session(url) {
  try {
    const answer = await fetch(url, { redirect: "manual", cache: "no-store", headers: { Accept: "application/json" } });
    if (answer.ok) return await answer.json();
    return { state: answer.type === "opaqueredirect" ? SIGNED_OUT : WAITS };
  } catch {
    return { state: WAITS };
  }
}

async function sendOne(one, token, report) {
  const body = new URLSearchParams(one.secret.answers);
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  try {
    const answer = await fetch(one.secret.to, { method: "POST", body, headers, redirect: "manual" });
    if (answer.status === 422) return report(one, REFUSED, (await answer.json()).said);
    if (!answer.ok) return report(one, answer.type === "opaqueredirect" ? SIGNED_OUT : WAITS);
  } catch {
    return report(one, WAITS);
  }
  await drop("kept", one.name);
  report(one, SENT);
}
