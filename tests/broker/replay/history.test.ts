// The past of a broker: at every input the view and the events are the same as they were then, in whatever order they
// are looked at.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Input } from '../../../src/broker/boundary.ts';
import { Broker } from '../../../src/broker/broker.ts';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { emptyView } from '../../../src/broker/events/fold.ts';
import { BrokerHistory } from '../../../src/broker/replay/history.ts';
import type { LoggedInput } from '../../../src/broker/replay/input-log.ts';
import type { BrokerOptions } from '../../../src/broker/options.ts';
import type { BrokerView } from '../../../src/broker/events/broker-view.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import { histories, Player, tight, type History } from '../random-history.ts';

const options: Partial<BrokerOptions> = { ...tight, sharedStrategy: 'random', seed: 7 };

/** The inputs of a broker, with its view and its events after each. */
function live(history: History) {
  const broker = new Broker(options);
  const log: LoggedInput[] = [];
  const views: BrokerView[] = [emptyView()];
  const events: BrokerEvent[] = [];
  const sent: [connection: number, bytes: number][][] = [];
  broker.listen((event) => events.push(event));
  new Player(broker, (input, now) => {
    log.push({ input, now });
    const effects = broker.handle(input, now);
    sent.push(effects.flatMap((e) => (e.type === 'send' ? [[e.connection, e.bytes.length] as [number, number]] : [])));
    views.push(broker.look(stateToView));
  }).play(history);
  return { log, views, events, sent };
}

function goTo(history: BrokerHistory, to: number, slice = 10_000): ReturnType<BrokerHistory['moment']> {
  while (history.seek(to, slice));
  return history.moment(to);
}

test('any moment, looked at in any order, shows what the broker showed and told then', () => {
  fc.assert(
    fc.property(
      histories,
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.integer({ min: 1, max: 50 }),
      (steps, jumps, slice) => {
        const { log, views, events } = live(steps);
        const history = new BrokerHistory(options);
        history.add(log);
        for (const jump of [...jumps, log.length, 0]) {
          const to = jump % (log.length + 1);
          const moment = goTo(history, to, slice);
          expect(moment.view).toEqual(views[to]);
          expect(moment.events).toEqual(events.filter(({ input }) => input <= to));
        }
        expect([...history.events(log.length)]).toEqual(events);
      },
    ),
    { numRuns: 60 },
  );
});

test('packets find the inputs that brought or sent them', () => {
  fc.assert(
    fc.property(histories, (steps) => {
      const { log, sent } = live(steps);
      const history = new BrokerHistory(options);
      history.add(log);
      while (history.index(7));
      const carried = new Map<string, number>();
      const grow = (key: string, bytes: number): number => {
        const after = (carried.get(key) ?? 0) + bytes;
        carried.set(key, after);
        return after;
      };
      log.forEach(({ input }, index) => {
        if (input.type === 'bytes') {
          const end = grow(`to-broker ${input.connection}`, input.bytes.length);
          expect(history.inputOf(input.connection, 'to-broker', end)).toBe(index + 1);
          expect(history.inputOf(input.connection, 'to-broker', end - input.bytes.length + 1)).toBe(index + 1);
        }
        for (const [connection, bytes] of sent[index] ?? []) {
          const end = grow(`to-client ${connection}`, bytes);
          expect(history.inputOf(connection, 'to-client', end)).toBe(index + 1);
        }
      });
      expect(history.inputOf(1, 'to-broker', 1_000_000)).toBe(null);
      expect(history.inputOf(99, 'to-client', 1)).toBe(null);
    }),
    { numRuns: 30 },
  );
});

/** A client publishes so often that not all events are kept. */
function long(count: number): LoggedInput[] {
  const connect = encode({ type: 'CONNECT', version: 5, clientId: 'a', clean: true, keepAlive: 0 }, 5);
  const log: LoggedInput[] = [
    { now: 0, input: { type: 'open', connection: 1 } },
    { now: 0, input: { type: 'bytes', connection: 1, bytes: connect } },
  ];
  for (let now = 1; now <= count; now += 1) {
    const payload = new TextEncoder().encode(String(now));
    const publish = encode({ type: 'PUBLISH', topic: `t/${now % 7}`, payload, qos: 0, dup: false, retain: true }, 5);
    log.push({ now, input: { type: 'bytes', connection: 1, bytes: publish } });
  }
  return log;
}

test('a long history: far jumps, small steps, and what is added later', () => {
  const log = long(12_000);
  const broker = new Broker(options);
  const views: BrokerView[] = [];
  for (const { input, now } of log) {
    broker.handle(input, now);
    views.push(broker.look(stateToView));
  }
  const history = new BrokerHistory(options);
  history.add(log.slice(0, 9000));
  const places = [8000, 7999, 7001, 6999, 3000, 3001, 8999, 20, 9000, 5000, 5500, 1];
  for (const to of places) {
    const { view, events } = goTo(history, to, 700);
    expect(view).toEqual(views[to - 1]);
    expect(events.at(-1)?.input).toBe(to);
    expect(events[0]?.input).toBeLessThanOrEqual(Math.max(1, to - 499));
  }
  expect(history.seek(50_000, 100_000)).toBe(false);
  history.add(log.slice(9000));
  expect(history.length).toBe(log.length);
  for (let to = 8990; to <= 9500; to += 1) expect(goTo(history, to).view.counts).toEqual(views[to - 1]?.counts);
  for (let to = 11_000; to < 12_000; to += 90) expect(goTo(history, to).view).toEqual(views[to - 1]);
});

test('the view is the caller’s own', () => {
  const history = new BrokerHistory(options);
  history.add(long(5));
  const first = goTo(history, 7).view;
  first.retained.clear();
  first.sessions.get('a')?.queue.push({} as never);
  first.connections.get(1)?.receiving.add(5);
  const second = goTo(history, 7).view;
  expect(second.retained.size).toBe(3);
  expect(second.sessions.get('a')?.queue).toEqual([]);
  expect(second.connections.get(1)?.receiving.size).toBe(0);
});

test('inputs that no host gives, as a file may hold them, come to an end', () => {
  const connection = fc.integer({ min: 0, max: 3 });
  const hello = fc
    .constantFrom('a', 'b', '')
    .map((clientId) => encode({ type: 'CONNECT', version: 5, clientId, clean: true, keepAlive: 1 }, 5));
  const subscriptions = [
    { filter: '$SYS/#', qos: 1, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const,
  ];
  const subscribe = encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions }, 5);
  const bytes = fc.oneof(hello, fc.constant(subscribe), fc.uint8Array({ maxLength: 40 }));
  const input: fc.Arbitrary<Input> = fc.oneof(
    fc.record({ type: fc.constantFrom('open' as const, 'closed' as const), connection }),
    fc.record({ type: fc.constant('bytes' as const), connection, bytes }),
    fc.record({ type: fc.constant('congestion' as const), connection, congested: fc.boolean() }),
    fc.record({ type: fc.constantFrom('tick' as const, 'shutdown' as const) }),
  );
  const late = Number.MAX_SAFE_INTEGER;
  const now = fc.constantFrom(-late, -1, 0, 0.5, 10_000, 1e6, late - 10_000, late);
  fc.assert(
    fc.property(fc.array(fc.tuple(now, input), { maxLength: 60 }), (given) => {
      const log = given.map(([at, each]) => ({ now: at, input: each })).sort((a, b) => a.now - b.now);
      const history = new BrokerHistory({ seed: 1 });
      history.add(log);
      while (history.index(10));
      expect(goTo(history, log.length).view.inputs).toBe(log.length);
    }),
    { numRuns: 300 },
  );
});
