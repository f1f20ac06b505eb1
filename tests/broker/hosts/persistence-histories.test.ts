// Random histories with crashes. Each time the next broker has everything that the last one had, except its
// connections.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profiles } from '../../../src/broker/profiles.ts';
import type { BrokerView, DeliveryView, MessageView } from '../../../src/broker/events/broker-view.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import type { Will } from '../../../src/mqtt/packet.ts';
import { brief, type Flow, type FlowClient } from '../flow.ts';
import { Restarts } from './restarts.ts';

const ids = ['x', 'y', 'z'] as const;
/** The only client that has Wills. With several clients the broker could publish the Wills in any order. */
const clientWithWill = 1;
const filters = ['a', 'a/b', 'a/#', '+/b', '#', '$share/g/a', '$share/g/#'];
const qos = fc.constantFrom<0 | 1 | 2>(0, 1, 2);
const who = fc.nat(ids.length - 1);

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('connect' as const),
      who,
      clean: fc.boolean(),
      expiry: fc.constantFrom(0, 5, 100, 0xffffffff),
      will: fc.constantFrom('none', 'at once', 'later'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('drop' as const, 'disconnect' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('subscribe' as const),
      who,
      filter: fc.constantFrom(...filters),
      qos,
      identifier: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('unsubscribe' as const), who, filter: fc.constantFrom(...filters) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      type: fc.constant('publish' as const),
      who,
      topic: fc.constantFrom('a', 'a/b', 'c/b'),
      payload: fc.constantFrom('', 'x', 'yy'),
      qos,
      retain: fc.boolean(),
      expiry: fc.option(fc.integer({ min: 1, max: 30 })),
      packetId: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('release' as const), who, packetId: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('answer' as const), who, most: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('congestion' as const), who, congested: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('crash' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What outlives a broker, with times counted from now. Message numbers of Wills may differ. */
function durable({ sessions, retained, groups, counts }: BrokerView, now: number): unknown {
  const left = (at: number | null): number | null => (at === null ? null : at - now);
  const content = (message: MessageView): unknown => ({ ...message, id: 0, expiresAt: left(message.expiresAt) });
  const held = ({ message, ...delivery }: DeliveryView): unknown => ({ ...delivery, message: content(message) });
  return {
    sessions: new Map(
      Array.from(sessions, ([clientId, session]) => [
        clientId,
        {
          version: session.version,
          username: session.username,
          expiryInterval: session.expiryInterval,
          left: left(session.expiresAt),
          subscriptions: [...session.subscriptions.values()],
          retainedDue: session.retainedDue.toSorted(),
          queue: session.queue.map(held),
          inflight: Array.from(session.inflight.values(), ({ packetId, delivery, waitsFor }) => ({
            packetId,
            waitsFor,
            ...{ delivery: held(delivery) },
          })),
          unreleased: new Map(Array.from(session.unreleased, ([id, message]) => [id, message && content(message)])),
          pendingWill: session.pendingWill,
          willLeft: left(session.willAt),
        },
      ]),
    ),
    retained: new Map(Array.from(retained, ([topic, message]) => [topic, content(message)])),
    members: new Map(Array.from(groups, ([id, { members }]) => [id, members])),
    assignedClientIds: counts.assignedClientIds,
  };
}

class History {
  readonly #restarts: Restarts;
  #clients = new Map<number, FlowClient>();
  crashes = 0;

  constructor(restarts: Restarts) {
    this.#restarts = restarts;
  }

  get #flow(): Flow {
    return this.#restarts.flow;
  }

  take(what: Step): void {
    if (what.type === 'crash') this.#crash();
    else if (what.type === 'wait') this.#flow.advance(what.seconds * 1000);
    else if (what.type === 'connect') this.#connect(what);
    else {
      const client = this.#clients.get(what.who);
      if (client === undefined || client.closed) return;
      this.#act(client, what);
    }
  }

  #connect({ who: number, clean, expiry, will: kind }: Extract<Step, { type: 'connect' }>): void {
    const version = number === 0 ? 4 : 5;
    const will: Will = { topic: 'a', payload: new TextEncoder().encode('will'), qos: 1, retain: kind === 'later' };
    if (kind === 'later' && version === 5) will.properties = { willDelayInterval: 10, contentType: 'will' };
    const client = this.#flow.connect(version, ids[number] ?? '', {
      clean,
      properties: { sessionExpiryInterval: expiry, receiveMaximum: 3 },
      ...(kind !== 'none' && number === clientWithWill && { will }),
    });
    this.#clients.set(number, client);
  }

  #act(client: FlowClient, what: Exclude<Step, { type: 'connect' | 'wait' | 'crash' }>): void {
    switch (what.type) {
      case 'drop':
        client.drop();
        break;
      case 'disconnect':
        client.disconnect();
        break;
      case 'subscribe':
        // Otherwise its group could choose this client for its own Will.
        if (what.who === clientWithWill && what.filter.startsWith('$share')) break;
        client.subscribe(
          what.filter,
          what.qos,
          {},
          what.identifier === null ? undefined : { subscriptionIdentifier: [what.identifier] },
        );
        break;
      case 'unsubscribe':
        client.unsubscribe(what.filter);
        break;
      case 'publish': {
        const { topic, payload, packetId, retain, expiry } = what;
        const properties = {
          messageExpiryInterval: expiry ?? 1000,
          correlationData: new Uint8Array([packetId, 0, 255]),
        };
        client.publish(topic, payload, {
          qos: what.qos,
          retain,
          ...(what.qos > 0 && { packetId }),
          ...(what.who > 0 && expiry !== null && { properties }),
        });
        break;
      }
      case 'release':
        client.ack('PUBREL', what.packetId);
        break;
      case 'answer':
        for (const packet of client.packets().slice(0, what.most)) {
          if (packet.type === 'PUBREL') client.ack('PUBCOMP', packet.packetId);
          else if (packet.type === 'PUBLISH' && packet.qos > 0)
            client.ack(packet.qos === 1 ? 'PUBACK' : 'PUBREC', packet.packetId ?? 0);
        }
        break;
      case 'congestion':
        this.#flow.input({ type: 'congestion', connection: client.connection, congested: what.congested });
        break;
    }
  }

  // The broker that died is told that its connections are gone, as the next broker finds it: all of them when the Will
  // is published.
  #crash(): void {
    const old = this.#flow;
    const next = this.#restarts.crash();
    for (const who of [0, 2, clientWithWill]) {
      const client = this.#clients.get(who);
      if (client?.closed === false) client.drop();
    }
    for (const flow of [old, next]) flow.input({ type: 'tick' });
    this.#clients.clear();
    expect(durable(next.broker.look(stateToView), next.now)).toEqual(durable(old.broker.look(stateToView), old.now));
    this.crashes += 1;
  }
}

test.each(Object.entries(profiles))(
  'a broker has after a crash what it had before it (profile %s)',
  (_name, profile) => {
    let crashes = 0;
    const steps = fc.array(step, { minLength: 20, maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(steps, (history) => {
        // The turns of a group are not kept, and messages that an ended session held for a group are given out again.
        const groups = { sharedStrategy: 'hash_topic', sharedRedispatch: false } as const;
        // Nor is the place in the random numbers kept.
        const chance = profile.overlappingDeliveries === 'either' && { overlappingDeliveries: 'once' as const };
        const restarts = new Restarts({ ...profile, ...groups, ...chance, maxQueue: 10 });
        const run = new History(restarts);
        for (const each of history) run.take(each);
        run.take({ type: 'crash' });
        crashes += run.crashes;
        restarts.end();
      }),
      // Each step to a smaller example would need a broker with a file.
      { numRuns: 40, endOnFailure: true },
    );
    expect(crashes).toBeGreaterThan(25);
  },
);

test('a crash at any moment of one flow leaves what the clients were told', () => {
  for (let moment = 0; moment <= 8; moment += 1) {
    const restarts = new Restarts();
    const { flow } = restarts;
    const lasting = { clean: false, properties: { sessionExpiryInterval: 100 } };
    const told: string[] = [];
    const listener = flow.connect(5, 'l', lasting);
    const publisher = flow.connect(5, 'p', lasting);
    const acts: (() => void)[] = [
      () => listener.subscribe('t', 2),
      () => publisher.publish('t', 'x', { qos: 2, packetId: 1 }),
      () => publisher.ack('PUBREL', 1),
      () => listener.ack('PUBREC', 1),
      () => listener.ack('PUBCOMP', 1),
      () => publisher.publish('t', 'y', { qos: 1, packetId: 2 }),
      () => listener.ack('PUBACK', 2),
      () => listener.unsubscribe('t'),
    ];
    for (const act of acts.slice(0, moment)) {
      act();
      told.push(...listener.got(), ...publisher.got());
    }
    const next = restarts.crash();
    const back = next.connect(5, 'l', lasting).packets().map(brief);
    const expected: Partial<Record<number, string>> = {
      2: 'PUBLISH t q2 #1 dup "x"',
      3: 'PUBLISH t q2 #1 dup "x"',
      4: 'PUBREL #1',
      6: 'PUBLISH t q1 #2 dup "y"',
    };
    expect(back, `after ${told.join(', ')}`).toEqual(['CONNACK present', ...[expected[moment] ?? []].flat()]);
    restarts.end();
  }
});
