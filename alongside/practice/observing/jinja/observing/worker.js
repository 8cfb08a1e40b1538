// Answers for one page when there is no signal. It keeps that page without anybody's data, its styles and its
// scripts; whatever else is asked for goes to the network, and nothing that the server answers is kept.
const PREFIX = "alongside-observing-";
const CACHE = PREFIX + {{ version | tojson }};
const PAGE = {{ page | tojson }};
const SHELL = {{ shell | tojson }};
const FILES = {{ files | tojson }};
const WAIT = 6000; // a signal that answers nothing for so long is none

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && path === PAGE) event.respondWith(page(request));
  else if (FILES.includes(path)) event.respondWith(kept(path).then((answer) => answer ?? fetch(request)));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  const shell = await fetch(SHELL, { redirect: "error", cache: "no-store" });
  if (!shell.ok) throw new Error("The page cannot be kept for when there is no signal.");
  await cache.put(SHELL, shell);
  await self.skipWaiting();
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function page(request) {
  const late = new Promise((_, give_up) => setTimeout(give_up, WAIT));
  return Promise.race([fetch(request), late]).catch(() => kept(SHELL));
}

function kept(path) {
  return caches.match(path, { cacheName: CACHE, ignoreVary: true });
}
