// The service worker, as the page has it.

/** Resolves when it answers for the site. */
export async function registerWorker(base: string): Promise<void> {
  await navigator.serviceWorker.register(`${base}offline-worker.js`, { scope: base, updateViaCache: 'none' });
  await navigator.serviceWorker.ready;
}

/** The copy has changed. */
export async function tellWorker(base: string): Promise<void> {
  (await registrationAt(base))?.active?.postMessage('changed');
}

/** Pages that are open are still answered by it, from the server: it finds no copy. */
export async function removeWorker(base: string): Promise<void> {
  await (await registrationAt(base))?.unregister();
}

/** Of exactly this site, not of one that stands around it. */
async function registrationAt(base: string): Promise<ServiceWorkerRegistration | null> {
  const registration = await navigator.serviceWorker.getRegistration(base);
  return registration && new URL(registration.scope).pathname === base ? registration : null;
}
