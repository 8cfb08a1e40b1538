// How long the dip has lasted, said quietly, a minute at a time. It never hurries, stops or sends anything.
const line = document.querySelector("[data-began]");
const began = Number(line.dataset.began) * 1000;

function say() {
  const minutes = Math.floor((Date.now() - began) / 60000);
  line.textContent = minutes < 1 ? "You have just begun." : `You have read for ${minutes} minute${minutes === 1 ? "" : "s"}.`;
  line.hidden = false;
}

say();
setInterval(say, 60000);
