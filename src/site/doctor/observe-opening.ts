// Whether a WebSocket opens. Browsers tell a page no more than that it did not.
import { webSocketLink, type WebSocketLink } from '../../link/web-socket.ts';
import type { Opening } from './seen.ts';
import { within } from './within.ts';

export async function observeOpening(
  url: string,
  protocols: string[],
  limit: number,
  signal: AbortSignal,
): Promise<Opening> {
  const link = linkTo(url, protocols);
  if (link === null) return { kind: 'refused' };
  const opening = await within<Opening>(limit, signal, (tell) => {
    link.onOpen = (protocol) => tell({ kind: 'open', protocol });
    link.onBytes = () => undefined;
    link.onClose = () => tell({ kind: 'failed' });
    return () => link.close();
  });
  return opening === 'late' ? { kind: 'late' } : opening;
}

/** Null: the browser refuses the address itself. */
export function linkTo(url: string, protocols: string[]): WebSocketLink | null {
  try {
    return webSocketLink(url, protocols);
  } catch {
    return null;
  }
}

/** Tries all addresses at once; those that take MQTT, in the order given. */
export async function observeElsewhere(
  urls: readonly string[],
  limit: number,
  signal: AbortSignal,
): Promise<{ tried: string[]; open: string[] }> {
  const openings = await Promise.all(urls.map((url) => observeOpening(url, ['mqtt'], limit, signal)));
  const open = urls.filter((_, index) => {
    const opening = openings[index];
    return opening?.kind === 'open' && opening.protocol === 'mqtt';
  });
  return { tried: [...urls], open };
}
