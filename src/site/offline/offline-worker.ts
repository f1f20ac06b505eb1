// The service worker. It is registered when a reader asks for an offline copy, and stands between the pages and the server from
// then on, until the copy is removed.
import { cacheName, CopyStore } from './copy-store.ts';
import { CopyServer } from './copy-server.ts';
import { pastTheCopy } from './fetch-file.ts';

declare const self: ServiceWorkerGlobalScope;

const base = new URL(self.registration.scope).pathname;
const name = cacheName(base);
const server = new CopyServer(
  async () => ((await caches.has(name)) ? new CopyStore(await caches.open(name), base) : null),
  base,
);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', () => server.forget());

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOurs = request.method === 'GET' && origin === self.location.origin && pathname.startsWith(base);
  if (!isOurs || request.headers.has(pastTheCopy)) return;
  event.respondWith(server.answer(request).catch(() => fetch(request)));
});
