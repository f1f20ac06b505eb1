// The packets of one recorded TCP connection: reassembled, taken out of WebSocket frames if it has any, cut and
// decoded. Each packet is read by the same `Capture` as on the live wire.
import type { ProtocolVersion } from '../../mqtt/packet.ts';
import type { Side } from '../../mqtt/packet-types.ts';
import { Capture } from '../capture.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import { withPart } from '../read-packet.ts';
import type { CaptureWarning } from './capture-error.ts';
import { cutPackets, fits } from './cut-packets.ts';
import { httpHead, longestHead, namesMqtt, type HttpHead } from './http-head.ts';
import { reassemble } from './reassemble.ts';
import { longestProxyHeader, proxyHeader, type ProxyHeader } from './proxy-header.ts';
import { beginning, without, type CutPiece, type StreamPiece } from './stream-piece.ts';
import type { TcpConnection } from './tcp-connections.ts';
import { beginsWithConnect, rolesOf, type ProvenPorts, type Roles } from './tcp-roles.ts';
import { unframeWebSocket } from './unframe-web-socket.ts';

export interface ConnectionReading {
  /**
   * `order`: the packet of the file that completed it; `time` in nanoseconds since 1970. It has no number and no time
   * yet.
   */
  packets: { captured: CapturedPacket; order: number; time: bigint }[];
  warnings: CaptureWarning[];
}

/** Both directions, the client's first. */
interface Directions {
  client: CutPiece[];
  server: CutPiece[];
}

/** A connection whose bytes are in order. */
export interface ReassembledConnection {
  tcp: TcpConnection;
  /** By direction, as in `tcp`, without what a proxy has sent in front. */
  pieces: readonly [StreamPiece[], StreamPiece[]];
  /** What a proxy has sent in front of them. */
  proxy: ProxyHeader | null;
  roles: Roles;
}

/** `proven`: ports of brokers that other connections have shown. */
export function reassembleConnection(tcp: TcpConnection, proven: ProvenPorts): ReassembledConnection {
  const whole = [reassemble(tcp.directions[0]), reassemble(tcp.directions[1])] as const;
  const headers = whole.map((pieces) => proxyHeader(beginning(pieces, longestProxyHeader)));
  const pieces = [
    headers[0] ? without(whole[0], headers[0].length) : whole[0],
    headers[1] ? without(whole[1], headers[1].length) : whole[1],
  ] as [StreamPiece[], StreamPiece[]];
  return { tcp, pieces, proxy: headers[0] ?? headers[1] ?? null, roles: rolesOf(tcp, pieces, proven) };
}

/** `number`: the connection's. Null when it does not carry MQTT; 'tls' when that cannot be told. */
export function readConnection(connection: ReassembledConnection, number: number): ConnectionReading | 'tls' | null {
  const { tcp, pieces, proxy, roles } = connection;
  const { client, carrier } = roles;
  if (carrier === 'tls') return 'tls';
  const [toBroker, toClient] = client === 0 ? pieces : [pieces[1], pieces[0]];
  const warnings: CaptureWarning[] = [];
  const missing = [...toBroker, ...toClient].reduce((sum, piece) => sum + ('missing' in piece ? piece.missing : 0), 0);
  if (missing > 0) warnings.push({ code: 'missing', connection: number, bytes: missing });

  let directions: Directions | null = null;
  const begins = startsOf(tcp, client);
  if (proxy !== null) {
    begins.client = true;
    warnings.push({ code: 'proxy', connection: number, version: proxy.version, client: proxy.client });
  }
  if (carrier === 'mqtt') directions = cutBoth(toBroker, toClient, begins);
  else if (carrier !== null)
    directions = insideWebSocket(toBroker, toClient, carrier === 'websocket', number, warnings);
  if (directions === null)
    return warnings.some(({ code }) => code === 'not-upgraded') ? { packets: [], warnings } : null;

  const packets = decodeBoth(directions, number, begins.client, warnings);
  if (roles.isGuess && !packets.some(({ captured }) => captured.packet !== null)) return null;
  return packets.length === 0 ? null : { packets, warnings };
}

interface Begins {
  client: boolean;
  server: boolean;
}

function startsOf({ directions }: TcpConnection, client: 0 | 1): Begins {
  const starts = directions.map(({ start }) => start !== null);
  return { client: starts[client] === true, server: starts[1 - client] === true };
}

function cutBoth(toBroker: readonly StreamPiece[], toClient: readonly StreamPiece[], begins: Begins): Directions {
  return {
    client: cutPackets(toBroker, 'client', begins.client),
    server: cutPackets(toClient, 'server', begins.server),
  };
}

/** Null when the connection became no WebSocket, or one for something else. */
function insideWebSocket(
  toBroker: readonly StreamPiece[],
  toClient: readonly StreamPiece[],
  fromTheStart: boolean,
  connection: number,
  warnings: CaptureWarning[],
): Directions | null {
  const request = fromTheStart ? splitHead(toBroker) : null;
  const answer = fromTheStart ? splitHead(toClient) : null;
  if (answer !== null && !/^HTTP\/1\.1 101\b/.test(answer.head.line)) {
    if (request !== null && namesMqtt(request.head))
      warnings.push({ code: 'not-upgraded', connection, status: answer.head.line });
    return null;
  }
  const client = unframeWebSocket(request?.rest ?? toBroker, true, request !== null);
  const server = unframeWebSocket(answer?.rest ?? toClient, false, answer !== null);
  const first = client.pieces.find((piece) => 'bytes' in piece);
  const isMqtt =
    !fromTheStart ||
    (request !== null && namesMqtt(request.head)) ||
    (first !== undefined && 'bytes' in first && beginsWithConnect(first.bytes));
  if (!isMqtt) return null;
  const messages = client.compressed + server.compressed;
  if (messages > 0) warnings.push({ code: 'compressed', connection, messages });
  return {
    client: cutPackets(client.pieces, 'client', request !== null),
    server: cutPackets(server.pieces, 'server', answer !== null),
  };
}

/** The HTTP head that the pieces begin with, and the pieces behind it. */
function splitHead(pieces: readonly StreamPiece[]): { head: HttpHead; rest: StreamPiece[] } | null {
  const head = httpHead(beginning(pieces, longestHead));
  if (head === null) return null;
  return { head, rest: without(pieces, head.length) };
}

function decodeBoth(
  { client, server }: Directions,
  connection: number,
  /** Its first bytes were recorded. */
  begins: boolean,
  warnings: CaptureWarning[],
): ConnectionReading['packets'] {
  const sent = [
    ...client.map((piece) => ({ piece, from: 'client' as const })),
    ...server.map((piece) => ({ piece, from: 'server' as const })),
  ].sort((a, b) => a.piece.order - b.piece.order);
  const version = versionWithoutConnect(sent);
  if (version !== null) warnings.push({ code: 'no-connect', connection, version, ...(begins && { begins }) });
  const capture = new Capture({ connection, cell: '', execution: 0, version: version ?? 4 }, () => 0);
  let clientId = '';
  let spoken = version ?? 4;
  return sent.flatMap(({ piece, from }) => {
    const { order, time } = piece;
    const direction = from === 'client' ? 'to-broker' : 'to-client';
    if ('packet' in piece) {
      // A copy: a packet that is sent to another worker must not take the whole file along.
      const [captured] = capture.push(direction, piece.packet.slice(), 0);
      if (captured === undefined) return [];
      clientId = captured.clientId;
      spoken = captured.version;
      return [{ captured, order, time }];
    }
    const { message, rule, offset } = 'missing' in piece ? gap(piece.missing) : piece;
    const captured: CapturedPacket = {
      ...{ number: 0, time: 0, connection, cell: '', execution: 0, clientId, direction, version: spoken },
      bytes: 'missing' in piece ? new Uint8Array(0) : piece.unreadable.slice(),
      packet: null,
      malformed: { message, rule, offset },
    };
    if ('unrecorded' in piece) {
      withPart(captured);
      if (piece.unrecorded > 0) captured.unrecorded = piece.unrecorded;
      capture.learnFrom(captured);
      clientId = captured.clientId;
      spoken = captured.version;
    }
    return [{ captured, order, time }];
  });
}

function gap(missing: number): { message: string; rule: string; offset: number } {
  return { message: `${missing} bytes are missing from the capture`, rule: '', offset: 0 };
}

/**
 * Null when a CONNECT comes first. Otherwise the version in which more packets can be read, or 5.0 if that does not
 * tell.
 */
function versionWithoutConnect(sent: readonly { piece: CutPiece; from: Side }[]): ProtocolVersion | null {
  let balance = 0;
  let readable = 0;
  for (const { piece, from } of sent) {
    if ('unrecorded' in piece && beginsWithConnect(piece.unreadable)) break;
    if (!('packet' in piece)) continue;
    if ((piece.packet[0] ?? 0) >> 4 === 1) break;
    readable += 1;
    balance += Number(fits(piece.packet, 5, from)) - Number(fits(piece.packet, 4, from));
  }
  if (readable === 0) return null;
  return balance >= 0 ? 5 : 4;
}
