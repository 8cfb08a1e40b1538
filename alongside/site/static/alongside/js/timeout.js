// Before a session ends for want of use, its person is asked whether to stay.
const WARNING = 2 * 60 * 1000;

export function warnBeforeTimeOut() {
  const dialog = document.querySelector("dialog[data-session-seconds]");
  if (!dialog) return;
  const length = Number(dialog.dataset.sessionSeconds) * 1000;
  const others = new BroadcastChannel("alongside-session");
  let end = Date.now() + length;

  // The clock is read anew each time: a laptop that slept has lost its timers, not the time.
  function look() {
    const left = end - Date.now();
    if (left <= 0) leave();
    else if (left <= WARNING && !dialog.open) dialog.showModal();
  }
  // Not a reload: that would offer to send a form again.
  function leave() {
    location.assign(location.pathname + location.search);
  }
  function seen() {
    end = Date.now() + length;
    if (dialog.open) dialog.close();
  }
  async function stay() {
    const answer = await fetch(dialog.dataset.stayUrl, { redirect: "manual" });
    if (!answer.ok) return leave();
    seen();
    others.postMessage("seen");
  }

  others.addEventListener("message", seen);
  others.postMessage("seen");
  dialog.addEventListener("close", () => { if (end - Date.now() <= WARNING) stay(); });
  setInterval(look, 5000);
}
