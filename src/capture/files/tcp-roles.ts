// Which side of a TCP connection is the client, and what it carries: told by the handshake, the first bytes, and the
// ports.
import { asksForWebSocket, httpHead, longestHead } from './http-head.ts';
import { beginning, type StreamPiece } from './stream-piece.ts';
import type { TcpConnection } from './tcp-connections.ts';
import { looksLikeWebSocketFrame } from './web-socket-frame-reader.ts';

const mqttPort = 1883;
const websocketPort = 8083;
/** Enough to tell protocols apart. */
const greetingLength = 16;

export type Carrier = 'mqtt' | 'websocket' | 'websocket-midway' | 'tls';

export interface Roles {
  client: 0 | 1;
  /** Null: something else. */
  carrier: Carrier | null;
  /** Nothing in the connection tells it, only that another one to the same port carries it. */
  isGuess?: true;
}

/** Ports at which connections have shown a broker: with a CONNECT, or by changing to WebSocket for MQTT. */
export interface ProvenPorts {
  mqtt: ReadonlySet<number>;
  websocket: ReadonlySet<number>;
}

export function rolesOf(
  { opener, directions }: TcpConnection,
  pieces: readonly [StreamPiece[], StreamPiece[]],
  proven: ProvenPorts,
): Roles {
  const ports = [directions[0].from.port, directions[1].from.port] as const;
  const client = opener ?? speaksFirst(pieces) ?? clientByPort(ports, proven);
  const serverPort = client === 0 ? ports[1] : ports[0];
  const carrier = carrierOf(serverPort, pieces, client, proven);
  const isGuess =
    carrier === 'mqtt' && serverPort !== mqttPort && !beginsWithConnect(beginning(pieces[client], greetingLength));
  return isGuess ? { client, carrier, isGuess } : { client, carrier };
}

function carrierOf(
  serverPort: number,
  pieces: readonly [StreamPiece[], StreamPiece[]],
  client: 0 | 1,
  proven: ProvenPorts,
): Carrier | null {
  const bytes = beginning(pieces[client], greetingLength);
  if (beginsWithConnect(bytes)) return 'mqtt';
  if (bytes[0] === 0x16 && bytes[1] === 0x03) return 'tls';
  const head = beginsWithGet(bytes) ? httpHead(beginning(pieces[client], longestHead)) : null;
  if (head !== null) return asksForWebSocket(head) ? 'websocket' : null;
  if (serverPort === mqttPort || proven.mqtt.has(serverPort)) return 'mqtt';
  if (serverPort !== websocketPort && !proven.websocket.has(serverPort)) return null;
  const midway = ([0, 1] as const).some((side) =>
    looksLikeWebSocketFrame(beginning(pieces[side], greetingLength), side === client),
  );
  return midway ? 'websocket-midway' : null;
}

function speaksFirst(pieces: readonly [StreamPiece[], StreamPiece[]]): 0 | 1 | null {
  const side = pieces.findIndex((direction) => {
    const bytes = beginning(direction, greetingLength);
    return beginsWithConnect(bytes) || beginsWithGet(bytes);
  });
  return side === 0 || side === 1 ? side : null;
}

/** A server's port is one of the two known, or a proven one, else the lower one: clients get high ports. */
function clientByPort([first, second]: readonly [number, number], proven: ProvenPorts): 0 | 1 {
  for (const known of [mqttPort, websocketPort, ...proven.mqtt, ...proven.websocket]) {
    if (second === known) return 0;
    if (first === known) return 1;
  }
  return first > second ? 0 : 1;
}

/** Type and flags, a Remaining Length, then the Protocol Name of 3.1.1 and 5.0, or of 3.1. */
export function beginsWithConnect(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x10) return false;
  let at = 1;
  while (at < 4 && (bytes[at] ?? 0) >= 0x80) at += 1;
  const name = String.fromCharCode(...bytes.subarray(at + 1, at + 7));
  return name === '\0\u0004MQTT' || name === '\0\u0006MQIs';
}

function beginsWithGet(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === 'GET ';
}
