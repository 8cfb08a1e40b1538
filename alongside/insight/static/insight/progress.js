// Asks how far the work in the background is, and shows the page anew when it has ended.
const LOOK_AGAIN = 2000;

async function look(box) {
  const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.ok) {
    const told = await answer.json();
    box.querySelector("progress").value = told.share;
    const says = box.querySelector("[data-says]");
    if (says.textContent !== told.says) says.textContent = told.says;
    if (!told.open) return location.reload();
  }
  return setTimeout(look, LOOK_AGAIN, box);
}

for (const box of document.querySelectorAll("[data-progress]")) setTimeout(look, LOOK_AGAIN, box);
