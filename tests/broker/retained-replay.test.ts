// More retained messages than can be sent at once: what a new subscription gets, when, and what has happened to them
// meanwhile.
import { describe, expect, test } from 'vitest';
import type { Effect, Input } from '../../src/broker/boundary.ts';
import { Broker } from '../../src/broker/broker.ts';
import { stateToView } from '../../src/broker/events/state-to-view.ts';
import { encode } from '../../src/mqtt/encode.ts';
import type { Connect, Packet, QoS } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from './flow.ts';
import { Restarts } from './hosts/restarts.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };
const narrow = { ...lasting, properties: { sessionExpiryInterval: 100, receiveMaximum: 2 } };

/** Retained messages `t/1`, `t/2` …, with their numbers as payloads. */
function keep(flow: Flow, count: number, qos: QoS = 1): void {
  const publisher = flow.client(4, 'keeper');
  for (let n = 1; n <= count; n += 1)
    publisher.publish(`t/${n}`, String(n), { retain: true, qos, ...(qos > 0 && { packetId: n }) });
}

/** The topics that come, with each message acknowledged until no more come. */
function readAll(client: FlowClient): string[] {
  const topics: string[] = [];
  for (let packets = client.packets(); packets.length > 0; packets = client.packets()) {
    for (const packet of packets) {
      if (packet.type === 'PUBLISH') {
        topics.push(packet.topic);
        if (packet.qos > 0) client.ack(packet.qos === 1 ? 'PUBACK' : 'PUBREC', packet.packetId ?? 0);
      } else if (packet.type === 'PUBREL') client.ack('PUBCOMP', packet.packetId);
    }
  }
  return topics;
}

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `t/${from + index}`);

/** A broker that does one step at a time, when a host asks for it. */
class Steps {
  readonly broker = new Broker({ maxBurst: 1000 });
  #now = 0;

  input(input: Input): Effect[] {
    return this.broker.handle(input, (this.#now += 1));
  }

  send(connection: number, packet: Packet): Effect[] {
    return this.input({ type: 'bytes', connection, bytes: encode(packet, 4) });
  }

  open(connection: number, clientId: string): void {
    this.input({ type: 'open', connection });
    this.send(connection, { type: 'CONNECT', version: 4, clientId, clean: true, keepAlive: 0 });
  }

  /** Bytes that are sent, and whether more will come. */
  static of(effects: readonly Effect[]): { bytes: number; more: boolean } {
    const bytes = effects.reduce((sum, effect) => sum + (effect.type === 'send' ? effect.bytes.length : 0), 0);
    return { bytes, more: effects.some(({ type }) => type === 'more') };
  }
}

test('many filters that each match many messages are sent in bursts, the next when the host asks for it', () => {
  const steps = new Steps();
  steps.open(1, 'p');
  for (let n = 0; n < 100; n += 1) {
    const payload = new Uint8Array(100);
    const publish = { type: 'PUBLISH', topic: `t/${n}`, payload, qos: 0, dup: false, retain: true } as const;
    steps.send(1, publish);
  }
  steps.open(2, 's');
  const options = { qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
  const filters = ['#', 't/#', 't/+', '+/+', '+/#', 't/7'];
  const subscriptions = filters.map((filter) => ({ filter, ...options }));
  let burst = Steps.of(steps.send(2, { type: 'SUBSCRIBE', packetId: 1, subscriptions }));
  const first = burst.bytes;
  let [bytes, bursts] = [burst.bytes, 1];
  expect(steps.broker.look(stateToView).sessions.get('s')?.retainedDue).toEqual(filters);
  while (burst.more) {
    burst = Steps.of(steps.input({ type: 'congestion', connection: 2, congested: false }));
    expect(burst.bytes).toBeLessThan(1000 + 110);
    bytes += burst.bytes;
    bursts += 1;
  }
  expect(first).toBeLessThan(1000 + 110);
  // SUBACK, then each message as often as filters match it: 108 bytes, 107 of the first ten.
  expect(bytes).toBe(4 + filters.length + 5 * (100 * 108 - 10) + 107);
  expect(bursts).toBeGreaterThan(50);
  expect(steps.broker.look(stateToView).sessions.get('s')?.retainedDue).toEqual([]);
});

test('a filter that finds nothing among many messages takes its steps in turns too', () => {
  const steps = new Steps();
  steps.open(1, 'p');
  for (let n = 0; n < 500; n += 1)
    steps.send(1, {
      type: 'PUBLISH',
      topic: `t/${n}`,
      payload: new Uint8Array(1),
      qos: 0,
      dup: false,
      retain: true,
    });
  steps.open(2, 's');
  const request = { filter: 't/+/x', qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
  let burst = Steps.of(steps.send(2, { type: 'SUBSCRIBE', packetId: 1, subscriptions: [request] }));
  expect(burst).toEqual({ bytes: 5, more: true });
  let turns = 0;
  while (burst.more) {
    burst = Steps.of(steps.input({ type: 'congestion', connection: 2, congested: false }));
    expect(burst.bytes).toBe(0);
    turns += 1;
  }
  expect(turns).toBeGreaterThan(10);
});

describe.each(versions)('version %i', (version) => {
  test.each([0, 1, 2] as const)('everything comes once and in order, QoS %i in a window of two', (qos) => {
    const flow = new Flow({ maxInflight: 2, maxQueue: 3 });
    keep(flow, 50, qos);
    const client = flow.client(version, 's', narrow);
    client.subscribe('t/#', 2);
    expect(readAll(client)).toEqual(numbered(1, 50));
  });

  test('who does not read gets no more, and goes on where it was', () => {
    const flow = new Flow();
    keep(flow, 5, 0);
    const client = flow.client(version, 's');
    flow.input({ type: 'congestion', connection: client.connection, congested: true });
    client.subscribe('t/#');
    expect(client.got()).toEqual(['SUBACK #1000 0x00']);
    flow.input({ type: 'congestion', connection: client.connection, congested: false });
    expect(readAll(client)).toEqual(numbered(1, 5));
  });

  test('a message that is published meanwhile comes after them, QoS 0 too', () => {
    const flow = new Flow();
    keep(flow, 4);
    const client = flow.client(version, 's', narrow);
    const burst = flow.client(version, 'p');
    flow.input({ type: 'congestion', connection: client.connection, congested: true });
    client.subscribe('t/#', 1);
    expect(client.got()).toEqual(['SUBACK #1000 0x01']);
    burst.publish('t/4', 'live', { qos: 1, packetId: 1 });
    burst.publish('t/4', 'live too');
    flow.input({ type: 'congestion', connection: client.connection, congested: false });
    expect(readAll(client).slice(0, 5)).toEqual([...numbered(1, 4), 't/4']);
  });

  test('what was in the queue before the SUBSCRIBE comes before them', () => {
    const flow = new Flow({ maxInflight: 1 });
    const client = flow.client(version, 's', narrow);
    client.subscribe('x', 1);
    client.got();
    const publisher = flow.client(version, 'p');
    for (const packetId of [1, 2]) publisher.publish('x', '', { qos: 1, packetId });
    keep(flow, 2);
    client.subscribe('t/#', 1);
    publisher.publish('x', '', { qos: 1, packetId: 3 });
    expect(readAll(client)).toEqual(['x', 'x', 't/1', 't/2', 'x']);
  });

  test('one that is replaced, removed or stored meanwhile comes as a message of its own', () => {
    const flow = new Flow({ maxInflight: 1 });
    keep(flow, 4);
    const client = flow.client(version, 's', narrow);
    client.subscribe('t/#', 1);
    const [, first] = client.got();
    expect(first).toBe('PUBLISH t/1 q1 #1 retain "1"');
    const publisher = flow.client(version, 'p');
    publisher.publish('t/3', 'new', { retain: true, qos: 1, packetId: 1 });
    publisher.publish('t/4', '', { retain: true, qos: 1, packetId: 2 });
    publisher.publish('t/5', '5', { retain: true, qos: 1, packetId: 3 });
    const lines: string[] = [];
    for (let packetId = 1; packetId < 6; packetId += 1) {
      client.ack('PUBACK', packetId);
      lines.push(...client.got());
    }
    expect(lines).toEqual([
      'PUBLISH t/2 q1 #2 retain "2"',
      'PUBLISH t/3 q1 #3 "new"',
      'PUBLISH t/4 q1 #4 ""',
      'PUBLISH t/5 q1 #5 "5"',
    ]);
  });

  test('one whose time is over by then does not come', () => {
    const flow = new Flow({ maxInflight: 1 });
    const publisher = flow.client(5, 'p');
    for (const [topic, interval] of [
      ['t/1', 100],
      ['t/2', 5],
      ['t/3', 100],
    ] as const)
      publisher.publish(topic, '', {
        retain: true,
        qos: 1,
        packetId: 1,
        payload: new Uint8Array(1),
        properties: { messageExpiryInterval: interval },
      });
    const client = flow.client(version, 's', narrow);
    client.subscribe('t/#', 1);
    client.got();
    flow.advance(5000);
    client.ack('PUBACK', 1);
    expect(readAll(client)).toEqual(['t/3']);
  });

  test('UNSUBSCRIBE ends it, and what was behind it comes', () => {
    const flow = new Flow({ maxInflight: 1 });
    keep(flow, 3);
    const client = flow.client(version, 's', narrow);
    client.subscribe('t/#', 1);
    client.subscribe('x', 1);
    client.got();
    flow.client(version, 'p').publish('x', 'live', { qos: 0 });
    expect(client.got()).toEqual([]);
    client.unsubscribe('t/#');
    expect(client.got()).toEqual([version === 5 ? 'UNSUBACK #1001 0x00' : 'UNSUBACK #1001', 'PUBLISH x q0 "live"']);
    client.ack('PUBACK', 1);
    expect(client.got()).toEqual([]);
  });

  test('the same SUBSCRIBE again begins it anew', () => {
    const flow = new Flow({ maxInflight: 1 });
    keep(flow, 3);
    const client = flow.client(version, 's', narrow);
    client.subscribe('t/#', 1);
    client.subscribe('t/#', 1);
    expect(readAll(client)).toEqual(['t/1', ...numbered(1, 3)]);
  });

  test('a session that is taken up or taken over goes on with it; one that begins anew has none', () => {
    const flow = new Flow();
    keep(flow, 6);
    const client = flow.client(version, 's', narrow);
    flow.input({ type: 'congestion', connection: client.connection, congested: true });
    client.subscribe('t/#', 1);
    client.drop();
    const back = flow.connect(version, 's', {
      ...narrow,
      properties: { sessionExpiryInterval: 100, receiveMaximum: 1 },
    });
    expect(back.packets().length).toBeGreaterThan(1);
    const over = flow.connect(version, 's', lasting);
    expect(readAll(over).slice(-6).toSorted()).toEqual(numbered(1, 6));
    flow.input({ type: 'congestion', connection: over.connection, congested: true });
    over.subscribe('t/#', 1);
    over.drop();
    expect(flow.connect(version, 's').got()).toEqual(['CONNACK']);
    expect(flow.broker.look(stateToView).sessions.get('s')?.retainedDue).toEqual([]);
  });

  test.each(['restart', 'crash'] as const)('after a %s a session gets them as if it had just subscribed', (end) => {
    const restarts = new Restarts({ maxInflight: 1 });
    keep(restarts.flow, 3);
    const client = restarts.flow.client(version, 's', lasting);
    client.subscribe(['t/1', 't/#'], 1);
    client.got();
    client.ack('PUBACK', 1);
    expect(client.got()).toEqual(['PUBLISH t/1 q1 #2 retain "1"']);
    const next = restarts[end]();
    expect(next.broker.look(stateToView).sessions.get('s')?.retainedDue).toEqual(['t/#']);
    const back = next.connect(version, 's', lasting);
    expect(back.got()).toEqual(['CONNACK present', 'PUBLISH t/1 q1 #2 dup retain "1"']);
    back.ack('PUBACK', 2);
    expect(readAll(back)).toEqual(numbered(1, 3));
    const last = restarts[end]();
    expect(last.broker.look(stateToView).sessions.get('s')?.retainedDue).toEqual([]);
    expect(last.connect(version, 's', lasting).got()).toEqual(['CONNACK present']);
  });
});

test('No Local holds back what the client retained itself, as ever', () => {
  const flow = new Flow({ maxInflight: 1 });
  keep(flow, 2);
  const client = flow.client(5, 's', lasting);
  client.publish('t/3', 'own', { retain: true });
  client.subscribe('t/#', 1, { noLocal: true });
  expect(readAll(client)).toEqual(numbered(1, 2));
});
