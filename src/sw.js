// The service worker: keeps one version of the site whole, and answers from it.
//
// `cargo xtask dist` fills in the lists. It must not know what the files hold, touch what a
// person wrote, or ask another host for anything.
//
// The page's digest leaves out this worker's own, which stands in the page: the page vouches
// for the worker and the worker for the page.

const build = /*@build*/{};
const CACHE = "yaodian-" + build.build;
const SCOPE = self.registration.scope;
const PAGE = SCOPE;
const address = (name) => new URL(name, SCOPE).href;
const core = new Set(build.core.map(([name]) => address(name)));
const optional = new Map(build.optional.map(([name, integrity]) => [address(name), integrity]));

// All or nothing: everything is fetched and checked before anything is kept.
async function install() {
  const fetched = await Promise.all([
    freshest((cache) => fetchPage({ cache })).then((response) => [PAGE, response]),
    ...build.core.map(async ([name, integrity]) => {
      const url = address(name);
      return [url, await freshest((cache) => fetchWhole(url, { cache, integrity }))];
    }),
  ]);
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(fetched.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// What the page has just fetched is taken from the browser's cache; only what is not of this
// version there is asked for again. The digest decides, so an old copy cannot slip in.
async function freshest(get) {
  try {
    return await get("force-cache");
  } catch {
    return get("reload");
  }
}

async function fetchWhole(url, options) {
  const response = await fetch(url, { credentials: "same-origin", ...options });
  if (!response.ok) throw new Error(url + " " + response.status);
  return response;
}

async function fetchPage(options) {
  const html = await (await fetchWhole(PAGE, options)).text();
  const unsigned = html.replace(/("swIntegrity":")[^"]*/, "$1");
  const digest = await crypto.subtle.digest("SHA-384", new TextEncoder().encode(unsigned));
  if ("sha384-" + btoa(String.fromCharCode(...new Uint8Array(digest))) !== build.page) {
    throw new Error("the page is not of this version");
  }
  // A response of our own: a redirected one may not answer a navigation.
  return new Response(html, { headers: { "content-type": "text/html;charset=utf-8" } });
}

async function removeOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("yaodian-") && name !== CACHE).map((name) => caches.delete(name)));
}

async function answer(url, request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url, { ignoreVary: true });
  if (kept) return kept;
  const integrity = optional.get(url);
  if (!integrity) return fetch(request);
  const response = await fetchWhole(url, { integrity });
  // A full disk must not stop the part from being used.
  await cache.put(url, response.clone()).catch(() => {});
  return response;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
// The page that brought it is answered too, so that what it fetches from now on is kept.
self.addEventListener("activate", (event) => event.waitUntil(removeOlder().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  if (event.data === "skipWaiting") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.hash = "";
  // What chat apps append to an address does not make it another file.
  url.search = "";
  if (request.mode === "navigate" && (url.href === PAGE || url.href === address("index.html"))) {
    event.respondWith(answer(PAGE, request));
  } else if (core.has(url.href) || optional.has(url.href)) {
    event.respondWith(answer(url.href, request));
  }
});
