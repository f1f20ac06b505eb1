// Packets → a .pcapng that Wireshark reads as MQTT without settings. TCP and IP are written anew, as the page has none
// of them: a handshake, one segment for each packet, FIN. Addresses are named for the Client Identifiers.
import { placeTime, type CapturedPacket } from '../captured-packet.ts';
import { largestSegment, writeSegment, type End, type SegmentKind } from './tcp-writer.ts';
import { PcapngWriter } from './pcapng-writer.ts';

export interface ExportOptions {
  /** Milliseconds since 1970 at time 0 of the packets: `performance.timeOrigin` on the page. */
  epoch: number;
  /** What the file calls the broker. */
  broker: string;
  /** Comments on a packet: `packetComments` of a language. */
  comments: (captured: CapturedPacket) => string[];
}

/** 10.0.0.1; clients have 10.1.0.1 and up, one address for each client id. */
const brokerAddress = 0x0a00_0001;
const firstClient = 0x0a01_0001;
const mqttPort = 1883;
const firstPort = 49_152;
const ports = 16_384;
/** Wireshark cuts longer names. */
const longestName = 60;

interface Connection {
  client: End;
  broker: End;
  last: CapturedPacket;
}

/** The file. A packet without bytes (a gap of an opened capture) leaves a gap. */
export function exportCapture(packets: readonly CapturedPacket[], options: ExportOptions): Uint8Array<ArrayBuffer> {
  const writer = new PcapngWriter('lab-mqtt');
  const { connections, names } = connectionsOf(packets);
  writer.names([[brokerAddress, options.broker], ...names]);
  const begin = BigInt(Math.round(options.epoch * 1e3)) * 1000n;
  const opened = new Set<Connection>();
  for (const captured of packets) {
    const connection = connections.get(captured.connection);
    if (connection === undefined) continue;
    const { client, broker } = connection;
    const time = begin + BigInt(Math.round(placeTime(captured) * 1e6));
    const send = (kind: SegmentKind, from: End, data?: Uint8Array, comments: readonly string[] = []): void =>
      writer.packet(time, comments, (out) => writeSegment(out, kind, from, from === client ? broker : client, data));
    if (!opened.has(connection)) {
      opened.add(connection);
      send('syn', client);
      send('syn-ack', broker);
      send('ack', client);
    }
    const sender = captured.direction === 'to-broker' ? client : broker;
    if (captured.bytes.length === 0) sender.sequence = (sender.sequence + 1) >>> 0;
    for (let at = 0; at < captured.bytes.length; at += largestSegment)
      send(
        'data',
        sender,
        captured.bytes.subarray(at, at + largestSegment),
        at === 0 ? options.comments(captured) : [],
      );
    sender.sequence = (sender.sequence + (captured.unrecorded ?? 0)) >>> 0;
    if (captured === connection.last) {
      // A broker's DISCONNECT ends the connection; otherwise it is the client that goes.
      const first = captured.direction === 'to-client' && captured.packet?.type === 'DISCONNECT' ? broker : client;
      send('fin', first);
      send('fin', first === client ? broker : client);
      send('ack', first);
    }
  }
  return writer.bytes();
}

function connectionsOf(packets: readonly CapturedPacket[]): {
  connections: Map<number, Connection>;
  names: [number, string][];
} {
  const lastPackets = new Map<number, CapturedPacket>();
  const clientIds = new Map<number, string>();
  for (const captured of packets) {
    lastPackets.set(captured.connection, captured);
    if (captured.clientId !== '') clientIds.set(captured.connection, captured.clientId);
  }
  const addresses = new Map<string, number>();
  const names: [number, string][] = [];
  const connections = new Map<number, Connection>();
  for (const [number, last] of lastPackets) {
    const clientId = clientIds.get(number) ?? `connection-${number}`;
    let address = addresses.get(clientId);
    if (address === undefined) {
      address = firstClient + addresses.size;
      addresses.set(clientId, address);
      names.push([address, nameOf(clientId)]);
    }
    // A beginning of its own for each connection, so that a port that comes again is seen as a new one.
    const initial = (number * 0x1000_0001) >>> 0;
    connections.set(number, {
      client: { address, port: firstPort + (number % ports), sequence: initial },
      broker: { address: brokerAddress, port: mqttPort, sequence: initial },
      last,
    });
  }
  return { connections, names };
}

/** A client id as a name of a host: letters and digits of any script, and what names and topics are joined with. */
function nameOf(clientId: string): string {
  return clientId
    .replaceAll(/[^\p{L}\p{N}._:/-]/gu, '-')
    .slice(0, longestName)
    .toWellFormed();
}
