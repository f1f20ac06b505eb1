// The record of the broker pane against a broker that runs: what the events lead to, from where they begin, and what a gap does.
import { expect, test } from 'vitest';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { applyEvent } from '../../../src/broker/events/fold.ts';
import { explain } from '../../../src/broker/events/why.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import { BrokerRecord } from '../../../src/inspector/broker-view/broker-record.ts';
import { Flow } from '../../broker/flow.ts';

/** A broker and the record of a page that looks at it from now on. */
function watched() {
  const flow = new Flow();
  const client = flow.client(5, 'sensor');
  const record = new BrokerRecord(applyEvent);
  const tell = (events: BrokerEvent[]): void => record.take({ type: 'events', events: structuredClone(events) }, 0);
  const listen = (): void => {
    const view = structuredClone(flow.broker.look(stateToView));
    record.take({ type: 'view', view, missed: 0 }, 0);
    flow.broker.listen((event) => tell([event]));
  };
  const publish = (retain = false): void => {
    client.send({ type: 'PUBLISH', topic: 't', payload: new Uint8Array([1]), qos: 0, dup: false, retain });
  };
  return { flow, client, record, tell, listen, publish };
}

test('the record follows the broker', () => {
  const { flow, record, listen, publish } = watched();
  listen();
  publish(true);
  flow.client(4, 'other');
  expect(record.view).toEqual(flow.broker.look(stateToView));
  expect([...(record.view?.sessions.keys() ?? [])]).toEqual(['sensor', 'other']);
});

test('of a long run it keeps the last 2,000 events and the state before the first of them', () => {
  const { flow, record, listen, publish } = watched();
  const subscriber = flow.client(5, 'reader');
  listen();
  for (let index = 0; index < 1500; index += 1) publish();
  subscriber.send({
    type: 'SUBSCRIBE',
    packetId: 1,
    subscriptions: [{ filter: 't', qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 }],
  });
  for (let index = 0; index < 1500; index += 1) publish();
  expect(record.events).toHaveLength(2000);
  expect(record.first).toBeGreaterThan(2000);
  // The subscription was made before the events that are kept.
  expect(record.start?.sessions.get('reader')?.subscriptions.has('t')).toBe(true);
  const last = record.view?.counts.messages ?? 0;
  expect(explain(record.start, record.events, last, 'reader')?.outcome).toBe('delivered');
  const replayed = structuredClone(record.start);
  if (replayed !== null) for (const event of record.events) applyEvent(replayed, event);
  expect(replayed).toEqual(flow.broker.look(stateToView));
});

test('after a gap the events begin anew, and it is told how many are missing', () => {
  const { flow, record, listen, publish } = watched();
  listen();
  publish();
  const before = record.events.length;
  record.take({ type: 'view', view: structuredClone(flow.broker.look(stateToView)), missed: 7 }, 0);
  expect([record.events.length, record.missed, record.first]).toEqual([0, 7, before + 7]);
  publish();
  expect(record.view).toEqual(flow.broker.look(stateToView));
});

test('what was sent to an earlier listener is not applied', () => {
  const { flow, record, tell, publish } = watched();
  flow.broker.listen((event) => tell([event]));
  publish();
  expect([record.view, record.events]).toEqual([null, []]);
});

test('the clock runs on from what was told, and stands when it stands', () => {
  const { record } = watched();
  record.take({ type: 'clock', clock: { now: 5000, stands: false } }, 100);
  expect(record.now(350)).toBe(5250);
  record.take({ type: 'clock', clock: { now: 6000, stands: true } }, 400);
  expect(record.now(900)).toBe(6000);
});
