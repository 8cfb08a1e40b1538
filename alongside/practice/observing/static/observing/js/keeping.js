// What is kept on this phone: encrypted by a key that no script can read out. Only whose it is, what kind and
// until when stand open, so that it can be thrown away unread.
const NAME = "alongside-observing";
const STORES = ["keys", "kept", "notes"];

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => STORES.forEach((store) => asked.result.createObjectStore(store));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function run(store, mode, ask) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const change = database.transaction(store, mode);
      const asked = ask(change.objectStore(store));
      change.oncomplete = () => resolve(asked.result);
      change.onabort = () => reject(change.error);
    });
  } finally {
    database.close();
  }
}

async function key() {
  const found = await run("keys", "readonly", (store) => store.get("key"));
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Another tab may have made one meanwhile: the first stays.
  await run("keys", "readwrite", (store) => store.add(made, "key")).catch(() => null);
  return run("keys", "readonly", (store) => store.get("key"));
}

export async function keep(store, name, open, secret) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(secret));
  const words = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), plain);
  await run(store, "readwrite", (kept) => kept.put({ ...open, iv, words }, name));
}

export async function read(store, name) {
  const found = await run(store, "readonly", (kept) => kept.get(name));
  if (!found) return null;
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: found.iv }, await key(), found.words);
  return { ...found, secret: JSON.parse(new TextDecoder().decode(plain)) };
}

export const names = (store) => run(store, "readonly", (kept) => kept.getAllKeys());
export const drop = (store, name) => run(store, "readwrite", (kept) => kept.delete(name));

// A worry about a child goes only when it is sent; everything else when its time is over.
export async function dropOld(now) {
  for (const store of ["kept", "notes"]) {
    for (const name of await names(store)) {
      const { until, kind } = await run(store, "readonly", (kept) => kept.get(name));
      if (kind !== "worry" && Date.parse(until) < now) await drop(store, name);
    }
  }
}
