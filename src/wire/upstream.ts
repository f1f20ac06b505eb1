// The broker's side of a connection: the broker in the page through its port, or a real WebSocket. Neither carries user
// name or password in its address: those travel in CONNECT.
import type { ByteLink, LinkClosed } from '../link/link.ts';
import { portLink } from '../link/message-port.ts';
import { webSocketLink } from '../link/web-socket.ts';
import { inPageAddress, isMixedContent } from './address.ts';
import type { ConnectFailure } from './protocol.ts';

/** How long a broker may take to accept a WebSocket, in milliseconds. */
const CONNECT_TIMEOUT = 5000;

export interface UpstreamEvents {
  opened(protocol: string): void;
  bytes(bytes: Uint8Array): void;
  /** After `opened`. */
  closed(closed: LinkClosed): void;
  /** Instead of `opened`. */
  failed(why: ConnectFailure): void;
}

export interface Upstream {
  send(bytes: Uint8Array): void;
  close(): void;
  readonly isWebSocket: boolean;
}

/** What the connections of a wire worker share. */
export interface Surroundings {
  /** Control port of the in-page broker; null before the page has sent it. */
  brokerPort: MessagePort | null;
  pageIsHttps: boolean;
  connectTimeout?: number;
}

/** Connects to `url` (as `readAddress` returns it). One of `opened` and `failed` is called, later; after `close` nothing is. */
export function openUpstream(
  url: string,
  protocols: string[],
  surroundings: Surroundings,
  events: UpstreamEvents,
): Upstream {
  if (url === inPageAddress) return openInPage(protocols, surroundings.brokerPort, events);
  if (isMixedContent(url, surroundings.pageIsHttps)) return failSoon({ code: 'mixed-content', url }, events);
  return openWebSocket(url, protocols, surroundings.connectTimeout ?? CONNECT_TIMEOUT, events);
}

function openInPage(protocols: string[], brokerPort: MessagePort | null, events: UpstreamEvents): Upstream {
  if (brokerPort === null) return failSoon({ code: 'unreachable', url: inPageAddress }, events);
  const { port1, port2 } = new MessageChannel();
  brokerPort.postMessage({ type: 'connect', port: port2 }, [port2]);
  const link = portLink(port1);
  let live = true;
  queueMicrotask(() => {
    if (live) events.opened(protocols.includes('mqtt') ? 'mqtt' : (protocols[0] ?? ''));
    listen(link, events, () => live);
  });
  return handle(link, false, () => (live = false));
}

function openWebSocket(url: string, protocols: string[], timeout: number, events: UpstreamEvents): Upstream {
  let link;
  try {
    link = webSocketLink(url, protocols);
  } catch {
    // The platform refuses some addresses that parse, such as blocked ports.
    return failSoon({ code: 'bad-address', url }, events);
  }
  let state: 'connecting' | 'open' | 'over' = 'connecting';
  const fail = (why: ConnectFailure): void => {
    if (state !== 'connecting') return;
    state = 'over';
    clearTimeout(timer);
    link.close();
    events.failed(why);
  };
  const timer = setTimeout(() => fail({ code: 'timeout', url }), timeout);
  link.onOpen = (protocol) => {
    if (state !== 'connecting') return;
    state = 'open';
    clearTimeout(timer);
    events.opened(protocol);
  };
  listen(
    link,
    { ...events, closed: (closed) => (state === 'open' ? events.closed(closed) : fail({ code: 'unreachable', url })) },
    () => state !== 'over',
  );
  return handle(link, true, () => {
    state = 'over';
    clearTimeout(timer);
  });
}

function listen(link: ByteLink, events: Pick<UpstreamEvents, 'bytes' | 'closed'>, live: () => boolean): void {
  link.onBytes = (bytes) => {
    if (live()) events.bytes(bytes);
  };
  link.onClose = (closed) => {
    if (live()) events.closed(closed);
  };
}

function handle(link: ByteLink, isWebSocket: boolean, end: () => void): Upstream {
  return {
    isWebSocket,
    send: (bytes) => link.send(bytes),
    close: () => {
      end();
      link.close();
    },
  };
}

function failSoon(why: ConnectFailure, events: UpstreamEvents): Upstream {
  let live = true;
  queueMicrotask(() => {
    if (live) events.failed(why);
  });
  return { isWebSocket: false, send: () => undefined, close: () => (live = false) };
}
