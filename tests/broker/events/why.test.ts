import { expect, test } from 'vitest';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { explain, type Explanation } from '../../../src/broker/events/why.ts';
import type { BrokerOptions } from '../../../src/broker/options.ts';
import type { BrokerView } from '../../../src/broker/events/broker-view.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import type { Publish } from '../../../src/mqtt/packet.ts';
import { Flow } from '../flow.ts';

/** A broker that is listened to, and a publisher `p`. */
class Listened extends Flow {
  readonly events: BrokerEvent[] = [];
  start: BrokerView | null = null;
  #messages = 0;
  readonly #publisher;

  constructor(options: Partial<BrokerOptions> = {}) {
    super(options);
    this.broker.listen((event) => this.events.push(event));
    this.#publisher = this.client(5, 'p');
  }

  /** Returns the message's number. */
  publish(topic: string, more: Partial<Publish> = {}): number {
    this.#publisher.publish(topic, 'x', more);
    return (this.#messages += 1);
  }

  /** Tells only from here on, as for a page that has come later. */
  forget(): void {
    this.events.length = 0;
    this.start = structuredClone(this.broker.look(stateToView));
  }

  why(message: number, clientId: string): Explanation | null {
    return explain(this.start, this.events, message, clientId);
  }
}

const qos1 = { qos: 1 as const, packetId: 1 };
const keep = { properties: { sessionExpiryInterval: 100 } };

test('it got it by two subscriptions at the lower QoS each', () => {
  const flow = new Listened({ overlappingDeliveries: 'once' });
  const client = flow.client(5, 's');
  client.subscribe('a/#', 0, {}, { subscriptionIdentifier: [1] });
  client.subscribe('+/b', 2, {}, { subscriptionIdentifier: [2] });
  const why = flow.why(flow.publish('a/b', qos1), 's');
  expect(why).toMatchObject({
    outcome: 'under-way',
    matches: [
      { subscription: { filter: 'a/#', qos: 0 }, publishedQoS: 1, qos: 0, copy: 'merged' },
      { subscription: { filter: '+/b', qos: 2 }, publishedQoS: 1, qos: 1, copy: 'merged' },
    ],
    copies: [{ delivery: { qos: 1, subscriptionIdentifiers: [1, 2] }, state: { type: 'sent', waitsFor: 'PUBACK' } }],
  });
  client.ack('PUBACK', 1);
  expect(flow.why(1, 's')).toMatchObject({ outcome: 'delivered', copies: [{ state: { type: 'arrived' }, times: 1 }] });
});

test('QoS 0 is delivered when it was sent', () => {
  const flow = new Listened();
  flow.client(4, 's').subscribe('a');
  expect(flow.why(flow.publish('a'), 's')).toMatchObject({ outcome: 'delivered', copies: [{ packetId: null }] });
});

test('it waits since its client went away, and is sent when it is back', () => {
  const flow = new Listened();
  const client = flow.client(5, 's', keep);
  client.subscribe('a', 1);
  client.drop();
  flow.advance(500);
  const message = flow.publish('a', qos1);
  expect(flow.why(message, 's')).toMatchObject({
    outcome: 'waiting',
    copies: [{ state: { type: 'queued', since: 1500, why: 'away' } }],
  });
  flow.forget();
  flow.client(5, 's', { clean: false });
  expect(flow.why(message, 's')).toMatchObject({
    outcome: 'under-way',
    copies: [{ packetId: 1, times: 1 }],
  });
});

test('it was sent twice, over two connections', () => {
  const flow = new Listened();
  const client = flow.client(5, 's', keep);
  client.subscribe('a', 2);
  const message = flow.publish('a', { qos: 2, packetId: 1 });
  client.drop();
  const again = flow.client(5, 's', { clean: false });
  expect(flow.why(message, 's')).toMatchObject({ outcome: 'under-way', copies: [{ packetId: 1, times: 2 }] });
  again.ack('PUBREC', 1);
  expect(flow.why(message, 's')).toMatchObject({ outcome: 'delivered', copies: [{ state: { waitsFor: 'PUBCOMP' } }] });
});

test.each([
  ['queue-full-oldest' as const, 'oldest' as const, 1],
  ['queue-full-newest' as const, 'newest' as const, 2],
])('a full queue lost it: %s', (reason, queueDrops, lost) => {
  const flow = new Listened({ maxQueue: 1, queueDrops });
  const client = flow.client(5, 's', keep);
  client.subscribe('a', 1);
  client.drop();
  flow.publish('a', qos1);
  flow.publish('a', qos1);
  expect(flow.why(lost, 's')).toMatchObject({
    outcome: 'lost',
    copies: [{ state: { type: 'dropped', why: reason, limit: { name: 'maxQueue', value: 1 } } }],
  });
  expect(flow.why(3 - lost, 's')?.outcome).toBe('waiting');
});

test('its time was over before the client came back; its session ended before it was sent', () => {
  const flow = new Listened();
  const client = flow.client(5, 's', keep);
  client.subscribe('a', 1);
  client.drop();
  const short = flow.publish('a', { ...qos1, properties: { messageExpiryInterval: 1 } });
  flow.advance(2000);
  flow.client(5, 's', { clean: false, ...keep }).drop();
  expect(flow.why(short, 's')).toMatchObject({ outcome: 'lost', copies: [{ state: { why: 'expired' } }] });
  const long = flow.publish('a', qos1);
  flow.advance(101_000);
  expect(flow.why(long, 's')).toMatchObject({ outcome: 'lost', copies: [{ state: { why: 'session-ended' } }] });
});

test('another member of the group was chosen, and gives it on when its session ends', () => {
  const flow = new Listened();
  const one = flow.client(5, 'one');
  one.subscribe('$share/g/a', 1);
  const two = flow.client(5, 'two');
  two.subscribe('$share/g/a', 1);
  const message = flow.publish('a', qos1);
  expect(flow.why(message, 'two')).toMatchObject({
    outcome: 'other-member',
    choices: [{ clientId: 'one', members: ['one', 'two'], strategy: 'round_robin' }],
    matches: [],
  });
  one.drop();
  expect(flow.why(message, 'one')).toMatchObject({
    outcome: 'handed-over',
    copies: [{ state: { type: 'handed-over' } }],
  });
  expect(flow.why(message, 'two')).toMatchObject({ outcome: 'under-way', matches: [{ cause: 'redispatched' }] });
});

test('its own messages do not come back to a client that said so', () => {
  const flow = new Listened();
  const client = flow.client(5, 's');
  client.subscribe('a', 0, { noLocal: true });
  client.publish('a', 'x');
  expect(flow.why(1, 's')).toMatchObject({ outcome: 'no-local', withheld: [{ subscription: { filter: 'a' } }] });
});

test.each([
  ['home/+/temperature', 'home/kitchen/light', 2, 'other-name'],
  ['home/+', 'home/kitchen/light', 2, 'topic-goes-on'],
  ['home/kitchen/light/on', 'home/kitchen/light', 3, 'topic-ends'],
  ['+/light', '$home/light', 0, 'wildcard-before-dollar'],
  ['#', '$home/light', 0, 'wildcard-before-dollar'],
])('nothing matched: %s came nearest to %s', (filter, topic, level, why) => {
  const flow = new Listened();
  flow.client(5, 's').subscribe(['other', filter]);
  expect(flow.why(flow.publish(topic), 's')).toMatchObject({
    outcome: 'no-match',
    nearest: { subscription: { filter }, level, why },
  });
});

test('it was not there yet, or had not subscribed yet', () => {
  const flow = new Listened();
  expect(flow.why(flow.publish('a'), 's')?.outcome).toBe('no-session');
  const client = flow.client(5, 's');
  expect(flow.why(flow.publish('a'), 's')?.outcome).toBe('no-subscription');
  client.subscribe('a');
  expect(flow.why(2, 's')?.outcome).toBe('no-subscription');
  expect(flow.why(3, 's')).toBeNull();
});

test('a retained message comes with the subscription', () => {
  const flow = new Listened();
  const message = flow.publish('a', { retain: true });
  flow.forget();
  flow.client(5, 's').subscribe('a');
  expect(flow.why(message, 's')).toMatchObject({
    outcome: 'delivered',
    matches: [{ cause: 'retained' }],
    copies: [{ delivery: { retain: true } }],
  });
});

test('the broker has not passed it on: refused, held until PUBREL, or to its own topics', () => {
  const refusing = new Listened({ authorize: ({ action }) => action === 'subscribe' });
  expect(refusing.why(refusing.publish('a', qos1), 's')).toMatchObject({ outcome: 'refused', refusal: 0x87 });
  const holding = new Listened({ onwardQoS2: 'on-pubrel' });
  expect(holding.why(holding.publish('a', { qos: 2, packetId: 1 }), 's')?.outcome).toBe('held');
  const flow = new Listened();
  flow.client(5, 's').subscribe('$SYS/a');
  expect(flow.why(flow.publish('$SYS/a'), 's')?.outcome).toBe('sys-topic');
});
