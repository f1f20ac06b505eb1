// What is known before anybody is asked: the page, the network as the browser sees it, the permission for local networks, and how
// far the clock of this computer is from that of the page's own server.
import { answerLimit } from './limits.ts';
import type { Around } from './seen.ts';

export async function observeAround(host: { isLoopback: boolean }, signal: AbortSignal): Promise<Around> {
  const [localNetwork, clockAhead] = await Promise.all([
    localNetworkPermission(host.isLoopback),
    clockDifference(signal),
  ]);
  signal.throwIfAborted();
  return {
    origin: location.origin,
    pageIsHttps: location.protocol === 'https:',
    isOnline: navigator.onLine,
    localNetwork,
    clockAhead,
  };
}

/** Chromium has one name for all of it up to a version, and a name for each of two later. */
async function localNetworkPermission(isLoopback: boolean): Promise<Around['localNetwork']> {
  for (const name of [isLoopback ? 'loopback-network' : 'local-network', 'local-network-access']) {
    try {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // This browser does not know that name.
    }
  }
  return 'unknown';
}

/** Seconds; null where the server cannot be asked or does not say what time it is. */
async function clockDifference(signal: AbortSignal): Promise<number | null> {
  const asked = Date.now();
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerLimit)]);
    const { headers } = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store', signal: limit });
    const date = Date.parse(headers.get('date') ?? '');
    // A cache in between tells the time at which it was given the page, and how long ago that was.
    const age = Number(headers.get('age') ?? 0) * 1000;
    return Number.isNaN(date + age) ? null : Math.round(((asked + Date.now()) / 2 - date - age) / 1000);
  } catch {
    return null;
  }
}
