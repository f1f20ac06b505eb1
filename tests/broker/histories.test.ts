// Random histories of three clients that break and come back: whatever the order, the broker keeps the client's side of the protocol whole.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { profiles } from '../../src/broker/profiles.ts';
import type { Packet, ProtocolVersion, QoS } from '../../src/mqtt/packet.ts';
import { Flow, type FlowClient } from './flow.ts';

// Slow only on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const filters = ['a', 'a/b', 'a/#', '+/b', '#', '$share/g/a', '$share/g/#'];
const topics = ['a', 'a/b', 'c/b'];
const window = 3;

const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('connect' as const),
      clean: fc.boolean(),
      expiry: fc.constantFrom(0, 5, 100),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('drop' as const, 'disconnect' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('subscribe' as const),
      filter: fc.constantFrom(...filters),
      qos: fc.constantFrom<QoS>(0, 1, 2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('unsubscribe' as const), filter: fc.constantFrom(...filters) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('publish' as const),
      topic: fc.constantFrom(...topics),
      qos: fc.constantFrom<QoS>(0, 1, 2),
      retain: fc.boolean(),
    }),
  },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('answer' as const), most: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('congestion' as const), congested: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A client as the specification describes it, which checks what the broker does to it. */
class Model {
  readonly id: string;
  readonly version: ProtocolVersion;
  client: FlowClient | null = null;
  /** PUBLISHes of the broker on this connection that are not finished: QoS 1 and 2, and QoS 2 after PUBREC. */
  readonly open = new Map<number, 'PUBACK' | 'PUBREC' | 'PUBCOMP'>();
  /** Ids whose PUBLISH came before in this session and was never finished. */
  readonly begun = new Set<number>();
  answers: { type: 'PUBACK' | 'PUBREC' | 'PUBCOMP'; packetId: number }[] = [];
  packetId = 0;
  lastTopic = '';

  constructor(id: string, version: ProtocolVersion) {
    this.id = id;
    this.version = version;
  }

  read(): void {
    if (this.client === null) return;
    for (const packet of this.client.packets()) this.check(packet);
    if (this.client.closed) this.client = null;
  }

  check(packet: Packet): void {
    if (packet.type === 'CONNACK') {
      expect(packet.reasonCode).toBe(0);
      if (!packet.sessionPresent) this.begun.clear();
    } else if (packet.type === 'PUBLISH' && packet.packetId !== undefined) {
      const { packetId } = packet;
      this.lastTopic = packet.topic;
      expect(this.open.has(packetId)).toBe(false); // an id in use is not given again
      expect(packet.dup).toBe(this.begun.has(packetId)); // DUP on repetition, and only then
      this.open.set(packetId, packet.qos === 1 ? 'PUBACK' : 'PUBREC');
      this.begun.add(packetId);
      expect(this.open.size).toBeLessThanOrEqual(window);
      this.answers.push({ type: packet.qos === 1 ? 'PUBACK' : 'PUBREC', packetId });
    } else if (packet.type === 'PUBREL') {
      this.answers.push({ type: 'PUBCOMP', packetId: packet.packetId });
    }
  }

  answer(most: number): void {
    for (const { type, packetId } of this.answers.splice(0, most)) {
      if (type === 'PUBREC') this.open.set(packetId, 'PUBCOMP');
      else {
        this.open.delete(packetId);
        this.begun.delete(packetId);
      }
      this.client?.ack(type, packetId);
    }
  }

  lose(): void {
    this.open.clear();
    this.answers = [];
    this.client = null;
  }
}

function take(flow: Flow, model: Model, what: Step): void {
  const { client, version } = model;
  if (what.type === 'wait') {
    flow.advance(what.seconds * 1000);
    return;
  }
  if (what.type === 'connect') {
    if (client !== null) return;
    model.lose();
    model.client = flow.connect(version, model.id, {
      clean: what.clean,
      properties: { sessionExpiryInterval: what.expiry, receiveMaximum: window },
    });
    return;
  }
  if (client === null) return;
  switch (what.type) {
    case 'drop':
    case 'disconnect':
      if (what.type === 'drop') client.drop();
      else client.disconnect();
      model.lose();
      break;
    case 'subscribe':
      client.subscribe(what.filter, what.qos);
      break;
    case 'unsubscribe':
      client.unsubscribe(what.filter);
      break;
    case 'publish': {
      const packetId = (model.packetId = (model.packetId % 500) + 1);
      client.publish(what.topic, 'x', { qos: what.qos, retain: what.retain, ...(what.qos > 0 && { packetId }) });
      if (what.qos === 2) client.ack('PUBREL', packetId);
      break;
    }
    case 'answer':
      model.answer(what.most);
      break;
    case 'congestion':
      flow.input({ type: 'congestion', connection: client.connection, congested: what.congested });
      break;
  }
}

test.each(Object.entries(profiles))('ids, DUP and the window hold in every history (profile %s)', (_name, profile) => {
  const history = fc.array(fc.tuple(fc.nat(2), step), { maxLength: 150, size: 'max' });
  fc.assert(
    fc.property(history, (steps) => {
      // The last message must find room in the end.
      const flow = new Flow({ ...profile, maxInflight: window, maxQueue: 10, queueDrops: 'oldest' });
      const models = [new Model('x', 4), new Model('y', 5), new Model('z', 5)];
      for (const [who, what] of steps) {
        const model = models[who];
        if (model === undefined) continue;
        take(flow, model, what);
        for (const each of models) each.read();
      }
      // In the end everybody answers everything: nothing stays stuck behind a window.
      for (const model of models) {
        if (model.client === null) continue;
        flow.input({ type: 'congestion', connection: model.client.connection, congested: false });
        model.client.subscribe('last', 1);
        model.client.publish('last', '', { qos: 1, packetId: 501 });
        model.read();
        while (model.answers.length > 0) {
          model.answer(100);
          model.read();
        }
        expect(model.lastTopic).toBe('last');
        expect(model.open.size).toBe(0);
      }
    }),
    { numRuns: 150 },
  );
});

test('no bytes make the broker throw', () => {
  const hello = [0x10, 13, 0, 4, 0x4d, 0x51, 0x54, 0x54, 5, 2, 0, 0, 0, 0, 0];
  const packet = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    // A plausible fixed header, and any body.
    fc
      .tuple(
        fc.constantFrom(0x30, 0x32, 0x34, 0x40, 0x50, 0x62, 0x70, 0x82, 0xa2, 0xc0, 0xe0, 0xf0),
        fc.uint8Array({ maxLength: 30 }),
      )
      .map(([first, body]) => new Uint8Array([first, body.length, ...body])),
  );
  fc.assert(
    fc.property(fc.boolean(), fc.array(packet, { maxLength: 10, size: 'max' }), (connected, packets) => {
      const flow = new Flow();
      const client = flow.open(5);
      if (connected) client.bytes(new Uint8Array(hello));
      for (const bytes of packets) client.bytes(bytes);
      flow.advance(1e7);
    }),
    { numRuns: 1000 },
  );
});
