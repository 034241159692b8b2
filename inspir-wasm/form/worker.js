// The service worker: once loaded, the form works without a network.
// The build fills in the two constants; the names of built files change with their contents.
// All pages of an origin share its caches, so the name of a cache contains the folder of the form.
const { href: SCOPE, pathname: FOLDER } = new URL(self.registration.scope);
const OURS = `inspir-form ${SCOPE} `;
const NAME = OURS + __VERSION__;
// Fetched from the server: the browser's own cache may hold another version.
const FILES = __FILES__.map((file) => new Request(file, { cache: 'reload' }));

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith(OURS) && name !== NAME;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isForm = pathname === FOLDER || pathname === `${FOLDER}index.html`;
  if (request.method !== 'GET' || origin !== self.location.origin || (request.mode === 'navigate' && !isForm)) return;
  event.respondWith(
    caches.open(NAME).then(async (cache) => {
      const found = await cache.match(isForm ? SCOPE : request, { ignoreSearch: true });
      if (found) return found;
      const answer = await fetch(request);
      // What few people need, such as the editor of definitions, is kept once it was used.
      if (answer.ok && pathname.startsWith(`${FOLDER}assets/`)) await cache.put(request, answer.clone()).catch(() => undefined);
      return answer;
    }),
  );
});
