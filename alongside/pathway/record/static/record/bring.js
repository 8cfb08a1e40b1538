// Brings a part of another page into this one: <section data-bring="/address#id"> around a link to that page.
// The page is the same with scripts off, but for one more step: the link leads there.
for (const place of document.querySelectorAll("[data-bring]")) {
  const [address, id] = place.dataset.bring.split("#");
  place.setAttribute("aria-busy", "true");
  fetch(address)
    .then((answer) => (answer.ok && !answer.redirected ? answer.text() : ""))
    .then((text) => {
      const part = new DOMParser().parseFromString(text, "text/html").getElementById(id);
      if (!part) return;
      part.removeAttribute("id");
      part.removeAttribute("class");
      place.querySelector("[data-bring-instead]").replaceWith(part);
    })
    .catch(() => {})
    .finally(() => place.removeAttribute("aria-busy"));
}
