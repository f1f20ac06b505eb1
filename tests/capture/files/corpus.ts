// Packets of every packet type in both versions, with every property that each may carry: what goes into capture files of tests.
import fc from 'fast-check';
import { decode } from '../../../src/mqtt/decode.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import type { Packet, Properties, ProtocolVersion } from '../../../src/mqtt/packet.ts';
import { propertyRows, type PropertyOwner, type PropertyRow } from '../../../src/mqtt/properties.ts';
import { TopicAliases } from '../../../src/capture/topic-aliases.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { arbitraryPacket } from '../../mqtt/arbitrary-packets.ts';
import { fixtures } from '../../mqtt/fixtures.ts';
import { connack, connect, utf8 } from '../packets.ts';

/** A packet and who sends it. */
interface Sent {
  packet: Packet;
  bytes: Uint8Array;
  from: 'client' | 'server';
}

/** One connection after the other; a CONNECT begins each. */
export const corpus: readonly CapturedPacket[] = packetsOf([
  ...fixtureConnections(),
  ...propertyConnections(),
  ...largeConnections(),
  ...anyConnections(),
]);

/** Numbered packets, one millisecond apart. */
export function packetsOf(
  connections: readonly { version: ProtocolVersion; sent: readonly Sent[] }[],
): CapturedPacket[] {
  const packets: CapturedPacket[] = [];
  for (const [index, { version, sent }] of connections.entries()) {
    let clientId = '';
    const aliases = new TopicAliases();
    for (const { packet, bytes, from } of sent) {
      if (packet.type === 'CONNECT') clientId = packet.clientId;
      if (packet.type === 'CONNACK') clientId = packet.properties?.assignedClientIdentifier ?? clientId;
      const direction = from === 'client' ? 'to-broker' : 'to-client';
      const number = packets.length + 1;
      const place = { number, time: number, connection: index + 1, cell: '', execution: 0 };
      const topic = packet.type === 'PUBLISH' && version === 5 ? aliases.take(direction, bytes) : undefined;
      const resolved = topic === undefined ? {} : { topic };
      packets.push({ ...place, clientId, direction, bytes, packet, version, ...resolved });
    }
  }
  return packets;
}

export function send(packet: Packet, from: Sent['from'], version: ProtocolVersion): Sent {
  const bytes = encode(packet, version);
  return { packet: decode(bytes, version, from), bytes, from };
}

function opening(version: ProtocolVersion, clientId: string): Sent[] {
  return [send({ ...connect, version, clientId } as Packet, 'client', version), send(connack, 'server', version)];
}

/** Each annotated CONNECT in a connection of its own, all other packets of a version in one. */
function fixtureConnections(): { version: ProtocolVersion; sent: Sent[] }[] {
  const sentOf = ({ packet, bytes, from }: (typeof fixtures)[number]): Sent => ({ packet, bytes, from });
  const connects = fixtures.filter(({ packet }) => packet.type === 'CONNECT');
  const others = (version: ProtocolVersion): Sent[] =>
    fixtures.filter((each) => each.version === version && each.packet.type !== 'CONNECT').map(sentOf);
  return [
    ...connects.map((each) => ({ version: each.version, sent: [sentOf(each), send(connack, 'server', each.version)] })),
    ...([4, 5] as const).map((version) => ({
      version,
      sent: [...opening(version, `all-${version}`), ...others(version)],
    })),
  ];
}

/** Each packet of 5.0 with all the properties that it may have. */
function propertyConnections(): { version: ProtocolVersion; sent: Sent[] }[] {
  const full = {
    ...connect,
    properties: every('CONNECT'),
    clientId: 'every-property',
    username: 'u',
    password: utf8('p'),
    will: { topic: 'will', payload: utf8('gone'), qos: 1, retain: true, properties: every('WILL') },
  } as Packet;
  const base = { packetId: 7, reasonCode: 0 };
  const client: Packet[] = [
    full,
    { ...publishOf(every('PUBLISH', ['subscriptionIdentifier'])) },
    { type: 'PUBACK', ...base, properties: every('PUBACK') },
    { type: 'PUBREL', ...base, properties: every('PUBREL') },
    {
      type: 'SUBSCRIBE',
      packetId: 8,
      subscriptions: [{ filter: 'a/+', qos: 1, noLocal: true, retainAsPublished: true, retainHandling: 2 }],
      properties: every('SUBSCRIBE'),
    },
    { type: 'UNSUBSCRIBE', packetId: 9, filters: ['a/+'], properties: every('UNSUBSCRIBE') },
    { type: 'AUTH', reasonCode: 0x18, properties: every('AUTH') },
    { type: 'DISCONNECT', reasonCode: 4, properties: every('DISCONNECT', ['serverReference']) },
  ];
  const server: Packet[] = [
    { type: 'CONNACK', sessionPresent: false, reasonCode: 0, properties: every('CONNACK') },
    publishOf(every('PUBLISH')),
    { ...publishOf({ topicAlias: every('PUBLISH').topicAlias ?? 0 }), topic: '' } as Packet,
    { type: 'PUBREC', ...base, properties: every('PUBREC') },
    { type: 'PUBCOMP', ...base, properties: every('PUBCOMP') },
    { type: 'SUBACK', packetId: 8, reasonCodes: [1, 0x80], properties: every('SUBACK') },
    { type: 'UNSUBACK', packetId: 9, reasonCodes: [0, 0x11], properties: every('UNSUBACK') },
    { type: 'DISCONNECT', reasonCode: 0x9d, properties: every('DISCONNECT', ['sessionExpiryInterval']) },
  ];
  const sent = [
    ...client.slice(0, 1).map((packet) => send(packet, 'client', 5)),
    ...server.map((packet) => send(packet, 'server', 5)),
    ...client.slice(1).map((packet) => send(packet, 'client', 5)),
  ];
  return [{ version: 5, sent }];
}

/** Larger than one TCP segment. */
function largeConnections(): { version: ProtocolVersion; sent: Sent[] }[] {
  return ([4, 5] as const).map((version) => {
    const payload = new Uint8Array(150_000).map((_, index) => index);
    const packet: Packet = { type: 'PUBLISH', dup: false, qos: 0, retain: false, topic: 'large', payload };
    const sent = [send(packet, 'client', version), send(packet, 'server', version)];
    return { version, sent: [...opening(version, `large-${version}`), ...sent] };
  });
}

function publishOf(properties: Properties): Packet {
  return {
    type: 'PUBLISH',
    dup: true,
    qos: 2,
    retain: true,
    topic: 'a/b',
    packetId: 3,
    payload: utf8('x'),
    properties,
  };
}

function every(owner: PropertyOwner, without: readonly (keyof Properties)[] = []): Properties {
  const rows = propertyRows.filter((row) => row.in[owner] !== undefined && !without.includes(row.name));
  return Object.fromEntries(rows.map((row) => [row.name, valueOf(row)]));
}

function valueOf({ type, maximum, minimum, name }: PropertyRow): unknown {
  if (type === 'pair')
    return [
      ['key', 'value'],
      ['key', ''],
    ];
  if (type === 'variable') return [maximum];
  if (type === 'binary') return Uint8Array.of(0, 1, 0xff);
  if (type === 'utf8') return name;
  return type === 'byte' ? maximum : Math.max(minimum, Math.floor(maximum / 3));
}

/** Any packets, always the same. */
function anyConnections(): { version: ProtocolVersion; sent: Sent[] }[] {
  return ([4, 5] as const).map((version) => {
    const arbitrary = fc.sample(arbitraryPacket(version), { numRuns: 150, seed: version });
    const sent = arbitrary.filter(({ type }) => type !== 'CONNECT').map((packet) => eitherSide(packet, version));
    return { version, sent: [...opening(version, `any-${version}`), ...sent] };
  });
}

/** From the side that may send it. */
function eitherSide(packet: Packet, version: ProtocolVersion): Sent {
  try {
    return send(packet, 'client', version);
  } catch {
    return send(packet, 'server', version);
  }
}
