// Hostile bytes: good packets with bytes changed, put in and left out, cut anywhere. Codec, broker and capture read them without an
// exception, and what the codec still reads, mqtt-packet reads too.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import { Broker } from '../../src/broker/broker.ts';
import { stateToView } from '../../src/broker/events/state-to-view.ts';
import { decode, readPacket } from '../../src/mqtt/decode.ts';
import { dissect } from '../../src/mqtt/dissect.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import type { Packet, ProtocolVersion } from '../../src/mqtt/packet.ts';
import { Reader } from '../../src/mqtt/reader.ts';
import { Capture } from '../../src/capture/capture.ts';
import { describePacket } from '../../src/capture/describe.ts';
import { fieldText } from '../../src/inspector/packets/field-text.ts';
import { summarize } from '../../src/capture/summary.ts';
import { arbitraryPacket } from '../mqtt/arbitrary-packets.ts';
import { oracleIsWrong } from './oracle-errors.ts';

export type Property = fc.IProperty<[unknown]>;

const sides = ['client', 'server'] as const;
const version = fc.constantFrom<ProtocolVersion>(4, 5);

interface Change {
  at: number;
  kind: 'set' | 'insert' | 'remove' | 'cut';
  value: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(200),
  kind: fc.constantFrom('set', 'set', 'set', 'insert', 'remove', 'cut'),
  value: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)),
});

function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  const list = [...bytes];
  for (const { at, kind, value } of changes) {
    const place = at % Math.max(1, list.length);
    if (kind === 'set') list[place] = value;
    else if (kind === 'insert') list.splice(place, 0, value);
    else if (kind === 'remove') list.splice(place, 1);
    else list.length = place;
  }
  return Uint8Array.from(list);
}

/** With its Remaining Length put right half of the time: else most changes would stop there. */
function withLength(bytes: Uint8Array): Uint8Array {
  const body = bytes.slice(2);
  return body.length < 128 ? Uint8Array.of(bytes[0] ?? 0, body.length, ...body) : bytes;
}

const packetBytes = version.chain((asked) =>
  fc
    .tuple(arbitraryPacket(asked), fc.array(change, { maxLength: 3 }), fc.boolean())
    .map(([packet, changes, repaired]) => {
      const bytes = changed(encode(packet, asked), changes);
      return { version: asked, bytes: repaired ? withLength(bytes) : bytes };
    }),
);

/** Several packets, good and bad, in one stream, cut into chunks. */
const chunks = fc
  .tuple(
    fc.array(packetBytes, { maxLength: 6 }),
    fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
  )
  .map(([packets, sizes]) => cutUp(new Uint8Array(Buffer.concat(packets.map(({ bytes }) => bytes))), sizes));

function cutUp(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = sizes[parts.length % sizes.length] ?? 1;
    parts.push(bytes.slice(at, at + size));
    at += size;
  }
  return parts;
}

function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

function decoded(bytes: Uint8Array, asked: ProtocolVersion, from: 'client' | 'server'): Packet | null {
  try {
    return decode(bytes, asked, from);
  } catch (error) {
    if (!(error instanceof MalformedPacket)) throw error;
    demand(error.offset >= 0 && error.offset <= bytes.length, 'the fault lies outside of the packet');
    return null;
  }
}

const sameText = (one: Packet, other: Packet | null): boolean => JSON.stringify(one) === JSON.stringify(other);

function codec({ bytes, version: asked }: { bytes: Uint8Array; version: ProtocolVersion }): void {
  for (const from of sides) {
    const packet = decoded(bytes, asked, from);
    const dissection = dissect(bytes, asked, from);
    const lenient = packet === null && dissection.packet !== null && isReadLeniently(bytes, asked, from);
    demand(lenient || (dissection.packet === null) === (packet === null), 'decode and dissect do not agree');
    for (const { start, end } of dissection.fields) demand(start <= end && end <= bytes.length, 'a field lies outside');
    if (packet === null) continue;
    const spoken = packet.type === 'CONNECT' ? packet.version : asked;
    demand(sameText(packet, decoded(encode(packet, spoken), spoken, from)), 'what was read is not written the same');
    describePacket(packet);
    dissection.fields.forEach(fieldText);
    if (!oracleIsWrong(bytes)) readByOracle(bytes, asked);
  }
}

/** Whether the bytes are what only a reader of other programs' packets takes: it says what is not as it should be. */
function isReadLeniently(bytes: Uint8Array, asked: ProtocolVersion, from: 'client' | 'server'): boolean {
  const reader = new Reader(bytes, asked, null);
  reader.lenient = true;
  const packet = readPacket(reader, from);
  return reader.noted !== null || (packet.type === 'CONNECT' && packet.level !== undefined);
}

function readByOracle(bytes: Uint8Array, asked: ProtocolVersion): void {
  let packets = 0;
  const parser = mqttPacket.parser({ protocolVersion: asked });
  parser.on('packet', () => (packets += 1));
  parser.on('error', (error: Error) => {
    throw error;
  });
  parser.parse(Buffer.from(bytes));
  demand(packets === 1, `mqtt-packet reads ${packets} packets`);
}

/** The packets of a stream and whether it has failed, whatever the chunks. */
function read(parts: readonly Uint8Array[]): string {
  const stream = new PacketStream();
  const packets: string[] = [];
  try {
    for (const part of parts) packets.push(...stream.push(part).map((bytes) => bytes.join()));
  } catch (error) {
    if (!(error instanceof MalformedPacket)) throw error;
  }
  return JSON.stringify([packets, stream.failure?.rule]);
}

function stream(parts: Uint8Array[]): void {
  demand(read(parts) === read([new Uint8Array(Buffer.concat(parts))]), 'the chunks matter');
}

function capture(parts: Uint8Array[]): void {
  for (const direction of ['to-broker', 'to-client'] as const) {
    const tap = new Capture({ connection: 1, cell: '', execution: 1 }, () => 1);
    const packets = parts.flatMap((part) => tap.push(direction, part.slice(), 0));
    const sent = Buffer.concat(parts);
    const shown = Buffer.concat(packets.map(({ bytes }) => bytes));
    demand(sent.subarray(0, shown.length).equals(shown), 'the packets are not what was sent');
    summarize(packets);
    for (const { bytes } of packets) dissect(bytes, 5);
  }
}

const hello = encode({ type: 'CONNECT', version: 5, clientId: 'x', clean: true, keepAlive: 0 }, 5);

function broker(connected: boolean, parts: Uint8Array[]): void {
  const server = new Broker();
  const took = (input: Parameters<Broker['handle']>[0]): void => {
    for (const effect of server.handle(input, 1)) {
      if (effect.type === 'send')
        for (const bytes of new PacketStream().push(effect.bytes)) dissect(bytes, 5, 'server');
    }
  };
  took({ type: 'open', connection: 1 });
  if (connected) took({ type: 'bytes', connection: 1, bytes: hello });
  for (const bytes of parts) took({ type: 'bytes', connection: 1, bytes });
  took({ type: 'closed', connection: 1 });
  server.handle({ type: 'tick' }, 1e7);
  demand(server.look(stateToView).connections.size === 0, 'a connection is left');
}

/** One that need not say what it is about. */
const property = (one: unknown): Property => one as Property;

export const bytesProperties: Record<string, Property> = {
  'bytes of a packet, changed (codec)': property(fc.property(packetBytes, codec)),
  'bytes in chunks (stream)': property(fc.property(chunks, stream)),
  'bytes in chunks (capture)': property(fc.property(chunks, capture)),
  'bytes in chunks (broker)': property(fc.property(fc.boolean(), chunks, broker)),
};
