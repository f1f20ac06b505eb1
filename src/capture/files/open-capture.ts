// A capture file recorded anywhere → the packets of its MQTT connections, with what could not be read of it.
import type { CapturedPacket } from '../captured-packet.ts';
import { ascii } from './ascii.ts';
import { CaptureError, type CaptureWarning } from './capture-error.ts';
import { ipPacketOf } from './link-layer.ts';
import {
  readConnection,
  reassembleConnection,
  type ConnectionReading,
  type ReassembledConnection,
} from './read-connection.ts';
import { isPcap, readPcap } from './read-pcap.ts';
import { isPcapng, readPcapng } from './read-pcapng.ts';
import type { RecordedPacket, RecordedPackets } from './recorded-packet.ts';
import { TcpConnections, type TcpConnection } from './tcp-connections.ts';
import { rolesOf } from './tcp-roles.ts';
import { tcpSegment } from './tcp-segment.ts';

export interface OpenedCapture {
  /** Numbered from 1; `time` in milliseconds since the first packet of the file. No cell has caused them. */
  packets: CapturedPacket[];
  warnings: CaptureWarning[];
  /** When the first packet of the file was recorded, in milliseconds since 1970. */
  epoch: number;
}

/**
 * Reads a .pcap or .pcapng: MQTT over TCP port 1883, over other ports if CONNECT was recorded, and over WebSocket.
 * Throws CaptureError, and nothing else, when the file is no capture; whatever is wrong further on is a warning.
 */
export function openCapture(file: Uint8Array): OpenedCapture {
  const { packets: recorded, warnings } = readFile(file);
  const first = recorded[0]?.time ?? 0n;
  const packets: CapturedPacket[] = [];
  for (const { captured, time } of packetsOf(connectionsOf(recorded, warnings), warnings))
    packets.push({ ...captured, number: packets.length + 1, time: Number(time - first) / 1e6 });
  return { packets, warnings, epoch: Number(first) / 1e6 };
}

function readFile(file: Uint8Array): RecordedPackets {
  if (file.length === 0) throw new CaptureError('empty', 0);
  if (isPcap(file)) return readPcap(file);
  if (isPcapng(file)) return readPcapng(file);
  throw new CaptureError(isPacked(file) ? 'other-packing' : 'not-a-capture', 0);
}

/** zstd, LZ4, xz, bzip2, ZIP. gzip is unpacked before. */
function isPacked(file: Uint8Array): boolean {
  const head = ascii(file.subarray(0, 4));
  return ['(\xb5/\xfd', '\x04"M\x18', '\xfd7zX', 'BZh', 'PK\x03\x04'].some((begin) => head.startsWith(begin));
}

function connectionsOf(recorded: readonly RecordedPacket[], warnings: CaptureWarning[]): TcpConnection[] {
  const connections = new TcpConnections();
  const unknownLinks = new Map<number, number>();
  const unreadTunnels = new Map<string, number>();
  let fragments = 0;
  let snapped = 0;
  for (const [order, { linkType, data, originalLength, time }] of recorded.entries()) {
    const ip = ipPacketOf(linkType, data);
    if (ip === undefined) unknownLinks.set(linkType, (unknownLinks.get(linkType) ?? 0) + 1);
    const segment = ip ? tcpSegment(ip) : null;
    if (segment === 'fragment') fragments += 1;
    else if (segment !== null && 'tunnel' in segment)
      unreadTunnels.set(segment.tunnel, (unreadTunnels.get(segment.tunnel) ?? 0) + 1);
    else if (segment !== null) {
      if (data.length < originalLength) snapped += 1;
      connections.add(segment, order, time);
    }
  }
  for (const [linkType, count] of unknownLinks) warnings.push({ code: 'link-type', linkType, packets: count });
  for (const [tunnel, count] of unreadTunnels) warnings.push({ code: 'tunnel', tunnel, packets: count });
  if (fragments > 0) warnings.push({ code: 'fragments', packets: fragments });
  if (snapped > 0) warnings.push({ code: 'snapped', packets: snapped });
  return connections.all;
}

/** Of all connections that carry MQTT, in the order in which their packets were complete. */
function packetsOf(connections: readonly TcpConnection[], warnings: CaptureWarning[]): ConnectionReading['packets'] {
  const packets: ConnectionReading['packets'] = [];
  let number = 1;
  let encrypted = 0;
  for (const connection of reassembled(connections)) {
    const reading = readConnection(connection, number);
    if (reading === 'tls') encrypted += 1;
    if (reading === null || reading === 'tls') continue;
    number += 1;
    for (const captured of reading.packets) packets.push(captured);
    warnings.push(...reading.warnings);
  }
  if (encrypted > 0) warnings.push({ code: 'encrypted', connections: encrypted });
  if (number === 1) warnings.push({ code: 'no-mqtt', connections: connections.length });
  return packets.sort((a, b) => a.order - b.order);
}

/** Connections that tell nothing themselves are read with what others tell of their port. */
function reassembled(connections: readonly TcpConnection[]): ReassembledConnection[] {
  const proven = { mqtt: new Set<number>(), websocket: new Set<number>() };
  const first = connections.map((tcp) => reassembleConnection(tcp, proven));
  for (const { tcp, roles } of first) {
    const { port } = tcp.directions[1 - roles.client]?.from ?? { port: 0 };
    if (roles.carrier === 'mqtt') proven.mqtt.add(port);
    if (roles.carrier === 'websocket') proven.websocket.add(port);
  }
  return first.map((one) =>
    one.roles.carrier === null ? { ...one, roles: rolesOf(one.tcp, one.pieces, proven) } : one,
  );
}
