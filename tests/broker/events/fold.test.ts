// The view that is built from the events equals the broker's own, after every input of random histories, in every
// profile.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Broker } from '../../../src/broker/broker.ts';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { applyEvent, emptyView } from '../../../src/broker/events/fold.ts';
import { profiles } from '../../../src/broker/profiles.ts';
import type { SharedStrategy } from '../../../src/broker/shared-subscriptions.ts';
import type { BrokerView } from '../../../src/broker/events/broker-view.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import { Flow } from '../flow.ts';
import { histories, Player, tight } from '../random-history.ts';

/** Also compares the order of maps in which it has a meaning. `toEqual` does not. */
function orders({ connections, sessions }: BrokerView): unknown {
  return [
    [...connections.keys()],
    Array.from(sessions, ([clientId, { subscriptions, inflight, unreleased }]) => [
      clientId,
      [...subscriptions.keys()],
      [...inflight.keys()],
      [...unreleased.keys()],
    ]),
  ];
}

test.each(Object.entries(profiles))('the view is the fold of the events (profile %s)', (_name, profile) => {
  const strategies = fc.constantFrom<SharedStrategy>('random', 'round_robin', 'round_robin_per_group', 'sticky');
  fc.assert(
    fc.property(histories, strategies, (history, sharedStrategy) => {
      const broker = new Broker({ ...profile, ...tight, sharedStrategy });
      const folded = emptyView();
      broker.listen((event) => applyEvent(folded, event));
      new Player(broker, (input, now) => {
        broker.handle(input, now);
        const view = broker.look(stateToView);
        expect(folded).toEqual(view);
        expect(orders(folded)).toEqual(orders(view));
      }).play(history);
    }),
    { numRuns: 100 },
  );
});

test('a view and its events cross a thread as they are', () => {
  const flow = new Flow();
  const events: BrokerEvent[] = [];
  const before = structuredClone(flow.broker.look(stateToView));
  flow.broker.listen((event) => events.push(event));
  const subscriber = flow.client(5, 's', { properties: { sessionExpiryInterval: 60 } });
  subscriber.subscribe(['a/#', '$share/g/a/b'], 1);
  subscriber.drop();
  flow.client(5, 'p').publish('a/b', 'hi', { qos: 1, packetId: 1, retain: true });
  for (const event of structuredClone(events)) applyEvent(before, event);
  expect(before).toEqual(flow.broker.look(stateToView));
});

test('nothing is told before somebody listens and after', () => {
  const flow = new Flow();
  const events: BrokerEvent[] = [];
  flow.client(5, 'a').drop();
  flow.broker.listen((event) => events.push(event));
  flow.advance(1);
  expect(events).toEqual([]);
  const client = flow.client(5, 'b');
  expect(events.length).toBeGreaterThan(0);
  flow.broker.listen(null);
  events.length = 0;
  client.drop();
  expect(events).toEqual([]);
});
