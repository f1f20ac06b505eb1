// What a limit costs somebody without a packet that says so is told: once for each client and limit, with the numbers.
import { expect, test } from 'vitest';
import type { BrokerEvent } from '../../src/broker/events/events.ts';
import type { Loss } from '../../src/broker/losses.ts';
import { encode } from '../../src/mqtt/encode.ts';
import type { Publish } from '../../src/mqtt/packet.ts';
import type { BrokerOptions } from '../../src/broker/options.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

const lasting = { clean: false, properties: { sessionExpiryInterval: 100 } };

class Losing extends Flow {
  readonly losses: Loss[] = [];
  readonly events: BrokerEvent[] = [];

  constructor(options: Partial<BrokerOptions>) {
    super(options);
    this.broker.onLoss = (loss) => this.losses.push(loss);
    this.broker.listen((event) => this.events.push(event));
  }
}

/** All in one chunk. */
function flood(client: FlowClient, version: 4 | 5, count: number, more: Partial<Publish> = {}): void {
  const base: Publish = { type: 'PUBLISH', topic: 't', payload: new Uint8Array(10), qos: 1, dup: false, retain: false };
  const packets = Array.from({ length: count }, (_, index) =>
    encode({ ...base, ...(more.qos !== 0 && { packetId: index + 1 }), ...more }, version),
  );
  client.bytes(...packets);
}

test.each(versions)('a flood beyond the queue of a client that does not acknowledge, v%i', (version) => {
  const flow = new Losing({ maxQueue: 100, maxInflight: 32, queueDrops: 'oldest' });
  const reader = flow.client(version, 'reader');
  reader.subscribe('t', 1);
  const writer = flow.client(version, 'writer');
  flood(writer, version, 1000);
  const lost = {
    what: 'dropped-oldest',
    clientId: 'reader',
    limit: { name: 'maxQueue', value: 100 },
    count: 868,
  } as const;
  expect(flow.losses).toEqual([{ ...lost, connection: reader.connection, away: false }]);
  const told = flow.events.flatMap((event) => (event.type === 'lost-at-limit' ? [event] : []));
  expect(told).toMatchObject([lost]);
  expect(flow.events.find(({ type }) => type === 'dropped')).toMatchObject({ limit: lost.limit });
  flood(writer, version, 5);
  expect(flow.losses.at(-1)).toMatchObject({ count: 5 });
});

test('each client and each limit has its own report, with the last connection of one that is away', () => {
  const flow = new Losing({ maxQueue: 10, maxQueueBytes: 60, queueDrops: 'newest' });
  const clients = ['a', 'b'].map((id) => flow.client(5, id, lasting));
  for (const client of clients) {
    client.subscribe('t', 1);
    client.got();
    client.drop();
  }
  flood(flow.client(5, 'writer'), 5, 8);
  const [a, b] = clients;
  const lost = { what: 'dropped-newest', limit: { name: 'maxQueueBytes', value: 60 }, count: 3, away: true } as const;
  expect(flow.losses).toEqual([
    { ...lost, clientId: 'a', connection: a?.connection },
    { ...lost, clientId: 'b', connection: b?.connection },
  ]);
});

test('a message that would have to wait is dropped at the limit of memory', () => {
  const flow = new Losing({ memoryLimit: 300_000 });
  for (let n = 0; n < 100; n += 1) {
    const client = flow.client(5, `s${n}`, lasting);
    client.subscribe('t', 1);
    client.drop();
  }
  flood(flow.client(5, 'writer'), 5, 100, { payload: new Uint8Array(100) });
  const dropped = flow.events.filter((event) => event.type === 'dropped' && event.why === 'memory-full');
  expect(dropped.length).toBeGreaterThan(0);
  const limit = { name: 'memoryLimit', value: 300_000 };
  const told = flow.losses.map(({ what, limit: met, count, away }) => ({ what, met, count, away }));
  expect(told).toEqual(dropped.map(() => ({ what: 'dropped-newest', met: limit, count: 1, away: true })));
});

test.each([
  [4, 1, 1],
  [5, 0, 1],
  [5, 1, 0],
] as const)('a PUBLISH that is not taken is told where no packet tells it, v%i, QoS %i', (version, qos, reports) => {
  const flow = new Losing({ memoryLimit: 4000 });
  const reader = flow.client(version, 'reader', lasting);
  reader.subscribe('t', 1);
  reader.drop();
  const writer = flow.client(version, 'writer');
  flood(writer, version, 1, { payload: new Uint8Array(5000) });
  flood(writer, version, 4, { qos });
  const limit = { name: 'memoryLimit', value: 4000 };
  const lost = { what: 'not-taken', clientId: 'writer', limit, count: 4, away: false };
  expect(flow.losses).toEqual(reports === 0 ? [] : [{ ...lost, connection: writer.connection }]);
});

test.each([
  ['retainedPerSecond', { retainedPerSecond: 3 }, 3],
  ['maxRetained', { maxRetained: 3 }, 3],
  ['maxRetainedBytes', { maxRetainedBytes: 36 }, 36],
] as const)('what is passed on and not retained: %s', (name, options, value) => {
  const flow = new Losing({ retainedPerSecond: 0, retainedOverflow: 'deliver', ...options });
  const writer = flow.client(5, 'writer');
  for (let n = 0; n < 5; n += 1) flood(writer, 5, 1, { topic: `t${n}`, retain: true });
  expect(flow.losses).toEqual(
    Array.from({ length: 2 }, () => ({
      what: 'not-retained',
      clientId: 'writer',
      limit: { name, value },
      count: 1,
      connection: writer.connection,
      away: false,
    })),
  );
});

test('what no limit costs is not told: QoS 0 for an absent client, expired messages, sessions that end', () => {
  const flow = new Losing({ queueQoS0: false, maxQueue: 10 });
  const reader = flow.client(5, 'reader', lasting);
  reader.subscribe('t', 1);
  reader.drop();
  const writer = flow.client(5, 'writer');
  flood(writer, 5, 20, { qos: 0 });
  flood(writer, 5, 5, { properties: { messageExpiryInterval: 1 } });
  flow.advance(2000);
  flow.client(5, 'reader', lasting).drop();
  flood(writer, 5, 5);
  flow.advance(200_000);
  expect(flow.events.filter(({ type }) => type === 'dropped').length).toBeGreaterThan(25);
  expect(flow.losses).toEqual([]);
});
