// The broker's side of a connection: the broker in the page through its port, or a real WebSocket. Neither carries user
// name or password in its address: those travel in CONNECT.
import type { BrokerOrder } from './broker-order.ts';
import type { LinkClosed } from '../link/link.ts';
import { portLink, type PortLink } from '../link/message-port.ts';
import { webSocketLink, type WebSocketLink } from '../link/web-socket.ts';
import { isMixedContent } from './address.ts';
import { inPageAddress } from '../capture/connection-event.ts';
import type { ConnectFailure } from './page-protocol.ts';

/** How long a broker may take to accept a WebSocket, in milliseconds. */
const connectTime = 5000;
/**
 * Between DISCONNECT and the end of its WebSocket, in milliseconds: some brokers fire the will when it closes right
 * behind the packet.
 */
export const goodbyeTime = 50;

export interface UpstreamEvents {
  /** Before `opened`: the broker tells in which order it takes and sends bytes. */
  tellsOrder?(): void;
  opened(protocol: string): void;
  bytes(bytes: Uint8Array): void;
  /** After `opened`. */
  closed(closed: LinkClosed): void;
  /** Instead of `opened`. */
  failed(why: ConnectFailure): void;
}

export interface Upstream {
  send(bytes: Uint8Array): void;
  /** As `PortLink.sendCopy`. */
  sendCopy(bytes: Uint8Array): void;
  close(): void;
  readonly isWebSocket: boolean;
  /** Bytes that were sent and wait on this side. */
  readonly bufferedBytes: number;
}

/** What the connections of a wire worker share. */
export interface Surroundings {
  /** Control port of the in-page broker; null before the page has sent it. */
  brokerPort: MessagePort | null;
  /** The order of that broker. */
  brokerOrder?: BrokerOrder;
  pageIsHttps: boolean;
  connectTimeout?: number;
  /** How long it may take to answer CONNECT, in milliseconds. */
  answerTimeout?: number;
}

/**
 * Connects to `url` (as `readAddress` returns it). Later either `opened` or `failed` is called; after `close` nothing
 * is. `name`: the number of the connection in captured packets; null = it has none.
 */
export function openUpstream(
  url: string,
  protocols: string[],
  name: number | null,
  surroundings: Surroundings,
  events: UpstreamEvents,
): Upstream {
  const { brokerPort, pageIsHttps, connectTimeout = connectTime } = surroundings;
  if (url === inPageAddress) {
    if (brokerPort === null) return failSoon({ code: 'unreachable', url }, events);
    return follow(inPageLink(brokerPort, name), url, connectTimeout, events);
  }
  if (isMixedContent(url, pageIsHttps)) return failSoon({ code: 'mixed-content', url }, events);
  try {
    return follow(webSocketLink(url, protocols), url, connectTimeout, events);
  } catch {
    // The platform refuses some addresses that parse, such as blocked ports.
    return failSoon({ code: 'bad-address', url }, events);
  }
}

function inPageLink(brokerPort: MessagePort, name: number | null): PortLink {
  const { port1, port2 } = new MessageChannel();
  brokerPort.postMessage({ type: 'connect', port: port2, name, tellOrder: name !== null }, [port2]);
  return portLink(port1);
}

function follow(link: PortLink | WebSocketLink, url: string, timeout: number, events: UpstreamEvents): Upstream {
  let state: 'connecting' | 'open' | 'over' = 'connecting';
  const fail = (why: ConnectFailure): void => {
    if (state !== 'connecting') return;
    state = 'over';
    clearTimeout(timer);
    link.close();
    events.failed(why);
  };
  const timer = setTimeout(() => fail({ code: 'timeout', url }), timeout);
  if ('onNote' in link) link.onNote = () => events.tellsOrder?.();
  link.onOpen = (protocol) => {
    if (state !== 'connecting') return;
    state = 'open';
    clearTimeout(timer);
    events.opened(protocol);
  };
  link.onBytes = (bytes) => {
    if (state === 'open') events.bytes(bytes);
  };
  link.onClose = (closed) => {
    if (state === 'open') events.closed(closed);
    else fail({ code: 'unreachable', url });
  };
  return {
    isWebSocket: url !== inPageAddress,
    get bufferedBytes() {
      return link.bufferedBytes;
    },
    send: (bytes) => link.send(bytes),
    sendCopy: (bytes) => ('sendCopy' in link ? link.sendCopy(bytes) : link.send(bytes.slice())),
    close: () => {
      state = 'over';
      clearTimeout(timer);
      link.close();
    },
  };
}

function failSoon(why: ConnectFailure, events: UpstreamEvents): Upstream {
  let live = true;
  queueMicrotask(() => {
    if (live) events.failed(why);
  });
  const close = (): boolean => (live = false);
  return { isWebSocket: false, bufferedBytes: 0, send: () => undefined, sendCopy: () => undefined, close };
}
