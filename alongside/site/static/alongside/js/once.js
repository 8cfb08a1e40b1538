// A form is sent once, however often the button is pressed while the answer is on its way.
export function sendOnce(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  // Coming back with the browser's own button brings the page as it was left.
  window.addEventListener("pageshow", (event) => { if (event.persisted) sent = false; });
}
