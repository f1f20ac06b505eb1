// Two runs side by side: what counts as a difference, and what does not.
import { describe, expect, test } from 'vitest';
import { align } from '../../../src/capture/compare/align.ts';
import { compareRuns, type Comparison } from '../../../src/capture/compare/compare-runs.ts';
import { longestRise } from '../../../src/capture/compare/longest-rise.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import type { Packet, Publish } from '../../../src/mqtt/packet.ts';
import { capturedPacket, connack, publish, utf8 } from '../packets.ts';

type Sent = [client: string, way: '→' | '←', packet: Packet, connection?: number];

/** A run in a namespace of its own, with packet identifiers that begin somewhere. */
function run(namespace: string, sent: readonly Sent[], firstId = 1): { namespace: string; packets: CapturedPacket[] } {
  const connections = new Map<string, number>();
  const within = (packet: Packet): Packet => ({
    ...packet,
    ...('topic' in packet && { topic: `${namespace}/${packet.topic}` }),
    ...('clientId' in packet && packet.clientId !== '' && { clientId: `${namespace}/${packet.clientId}` }),
    ...('packetId' in packet && { packetId: (packet.packetId ?? 0) + firstId }),
  });
  const packets = sent.map(([client, way, packet, connection], index) => {
    if (!connections.has(client)) connections.set(client, connections.size + 1);
    return capturedPacket(within(packet), {
      number: index + firstId,
      time: index * firstId,
      clientId: client.startsWith('#') ? `auto-${namespace}-${client}` : `${namespace}/${client}`,
      direction: way === '→' ? 'to-broker' : 'to-client',
      connection: connection ?? connections.get(client) ?? 0,
    });
  });
  return { namespace, packets };
}

const compare = (left: readonly Sent[], right: readonly Sent[]): Comparison =>
  compareRuns(run('lab/a', left), run('class/7/b', right, 40));

const message = (text: string, changes: Partial<Publish> = {}): Packet => ({ ...publish, topic: 'x', payload: utf8(text), ...changes }); // prettier-ignore
const puback = (packetId: number, reasonCode = 0): Packet => ({ type: 'PUBACK', packetId, reasonCode });
const connect = (clientId: string): Packet => ({ type: 'CONNECT', version: 5, clean: true, keepAlive: 60, clientId });

/** What each row says: `=`, the fields that differ, or which side has it alone. */
function told({ rows }: Comparison): string[] {
  return rows.map(({ left, right, fields, order }) => {
    const packet = (left ?? right)?.packet;
    const name = `${packet?.type}${packet?.type === 'PUBLISH' ? ` ${new TextDecoder().decode(packet.payload)}` : ''}`;
    if (left === null) return `${name} right only`;
    if (right === null) return `${name} left only`;
    const what = fields.map((one) => `${one.field}: ${one.left} / ${one.right}`);
    return [name, ...what, ...(order === 'kept' ? [] : [order])].join(', ');
  });
}

describe('what two runs share', () => {
  const sent: Sent[] = [
    ['anna', '→', connect('anna')],
    ['anna', '←', connack],
    ['anna', '→', message('m1')],
    ['anna', '←', puback(1)],
  ];

  test('identifiers, times, numbers and the namespace are no difference', () => {
    expect(compare(sent, sent)).toMatchObject({ same: 4, differing: 0, elsewhere: 0, leftOut: 0 });
  });

  test('an assigned Client Identifier is none, that one was assigned on one side only is', () => {
    const assigned = (id: string): Packet => ({ ...connack, properties: { assignedClientIdentifier: id } }) as Packet;
    const first: Sent[] = [['#1', '→', connect('')], ['#1', '←', assigned('auto-1')]]; // prettier-ignore
    expect(compare(first, [['#1', '→', connect('')], ['#1', '←', assigned('mqtt-9')]])).toMatchObject({ same: 2 }); // prettier-ignore
    expect(told(compare(first, [['#1', '→', connect('')], ['#1', '←', connack]]))).toEqual([
      'CONNECT',
      'CONNACK, Assigned Client Identifier: … / null',
    ]); // prettier-ignore
  });

  test('how often clients ping is none', () => {
    expect(
      compare([...sent, ['anna', '→', { type: 'PINGREQ' }], ['anna', '←', { type: 'PINGRESP' }]], sent),
    ).toMatchObject({ same: 4, differing: 0 });
  });
});

describe('what differs', () => {
  test('an answer too much', () => {
    const left: Sent[] = [['anna', '→', message('m1')], ['anna', '←', puback(1)]]; // prettier-ignore
    expect(told(compare(left, [...left, ['anna', '←', puback(1)]]))).toEqual([
      'PUBLISH m1',
      'PUBACK',
      'PUBACK right only',
    ]);
  });

  test('another Reason Code, by its name', () => {
    const answer = (code: number): Sent[] => [['anna', '→', message('m1')], ['anna', '←', puback(1, code)]]; // prettier-ignore
    const comparison = compare(answer(0x10), answer(0));
    expect(told(comparison)).toEqual([
      'PUBLISH m1',
      'PUBACK, Reason Code: 0x10 No matching subscribers / 0x00 Success',
    ]);
    expect(comparison).toMatchObject({ same: 1, differing: 1 });
  });

  test('properties of CONNACK: which, and their values', () => {
    const accept = (properties: object): Sent[] => [['anna', '←', { ...connack, properties } as Packet]];
    const left = { receiveMaximum: 32, topicAliasMaximum: 65535, wildcardSubscriptionAvailable: 0 };
    expect(told(compare(accept(left), accept({ receiveMaximum: 20, topicAliasMaximum: 65535 })))).toEqual([
      'CONNACK, Receive Maximum: 32 / 20, Wildcard Subscription Available: 0 / null',
    ]);
  });

  test('a property that says what goes without saying is no difference', () => {
    const properties = { receiveMaximum: 65_535, topicAliasMaximum: 0, retainAvailable: 1 } as const;
    const accepted: Packet = { type: 'CONNACK', sessionPresent: false, reasonCode: 0, properties };
    expect(compare([['anna', '←', accepted]], [['anna', '←', connack]])).toMatchObject({ same: 1, differing: 0 });
  });

  test('a message that is missing, one that comes twice, with their neighbours side by side', () => {
    const came = (...texts: string[]): Sent[] => texts.map((text) => ['ben', '←', message(text)]);
    expect(told(compare(came('m1', 'm2', 'm3'), came('m1', 'm3')))).toEqual(['PUBLISH m1', 'PUBLISH m2 left only', 'PUBLISH m3']); // prettier-ignore
    expect(told(compare(came('m1', 'm2'), came('m1', 'm1', 'm2')))).toHaveLength(3);
    const again: Sent[] = [...came('m1'), ['ben', '←', message('m1', { dup: true }), 7]];
    expect(told(compare(came('m1'), again))).toEqual(['PUBLISH m1', 'PUBLISH m1 right only']);
  });

  test('another QoS, although that is another lane', () => {
    expect(told(compare([['ben', '←', message('m1', { qos: 2 })]], [['ben', '←', message('m1', { qos: 1 })]]))).toEqual(
      ['PUBLISH m1, QoS: 2 / 1'],
    );
  });

  test('another receiver', () => {
    const [left, right] = [[['ben', '←', message('job')]], [['chen', '←', message('job')]]] as [Sent[], Sent[]];
    expect(told(compare(left, right))).toEqual(['PUBLISH job, client: ben / chen']);
  });

  test('a payload that is made of the time stands beside its like', () => {
    expect(told(compare([['ben', '←', message('12:00')]], [['ben', '←', message('12:01')]]))).toEqual([
      'PUBLISH 12:00, Payload: "12:00" / "12:01"',
    ]);
  });

  test('a packet that could not be read', () => {
    const broken = {
      namespace: '',
      packets: [capturedPacket(null, { malformed: { message: 'no', rule: '', offset: 0 } })],
    };
    expect(compareRuns(broken, { ...broken, packets: [] })).toMatchObject({ same: 0, differing: 1 });
  });
});

describe('order', () => {
  const toSub = (text: string, changes: Partial<Publish> = {}): Sent => ['sub', '←', message(text, changes)];
  const rel: Sent = ['pub', '→', { type: 'PUBREL', packetId: 1, reasonCode: 0 }];

  test('between clients is open: when a message is passed on', () => {
    const sent: Sent = ['pub', '→', message('m', { qos: 2 })];
    const rec: Sent = ['pub', '←', { type: 'PUBREC', packetId: 1, reasonCode: 0 }];
    const comp: Sent = ['pub', '←', { type: 'PUBCOMP', packetId: 1, reasonCode: 0 }];
    const comparison = compare([sent, toSub('m'), rec, rel, comp], [sent, rec, rel, comp, toSub('m')]);
    expect(told(comparison)).toEqual(['PUBLISH m', 'PUBLISH m, open', 'PUBREC', 'PUBREL', 'PUBCOMP']);
    expect(comparison).toMatchObject({ same: 5, elsewhere: 1, differing: 0 });
  });

  test('of two topics is open, of one topic and QoS it is a difference', () => {
    const [a, b] = [toSub('m1'), toSub('m2', { topic: 'y' })];
    expect(compare([a, b], [b, a])).toMatchObject({ same: 2, elsewhere: 1, differing: 0 });
    const comparison = compare([toSub('m1'), toSub('m2'), toSub('m3')], [toSub('m2'), toSub('m3'), toSub('m1')]);
    expect(comparison).toMatchObject({ same: 2, differing: 1 });
    expect(told(comparison)).toContain('PUBLISH m1, swapped');
  });
});

describe('much', () => {
  test('of long runs the first packets are compared, and the rest is counted', () => {
    const many: Sent[] = Array.from({ length: 3100 }, (_, i) => ['ben', '←', message(`m${i}`)]);
    expect(compare(many, many.slice(1))).toMatchObject({ same: 2999, differing: 2, leftOut: 199 });
  });

  test('lists that have nothing in common, a million steps and more', () => {
    const pairs = align([1500, 1500], () => Infinity);
    expect(pairs).toHaveLength(3000);
    expect(new Set(pairs.map(([left]) => left)).size).toBe(1501);
  });

  test('the longest rise', () => {
    expect([...longestRise([3, 0, 1, 2, 9, 4])].toSorted((one, other) => one - other)).toEqual([1, 2, 3, 5]);
    expect(longestRise([])).toEqual(new Set());
  });
});
