// One user leaves a session, another takes it up: the Client Identifier is all that it takes.
import { expect, test } from 'vitest';
import { authorizeByRules } from '../../src/broker/authorization.ts';
import type { BrokerEvent } from '../../src/broker/events/events.ts';
import type { BrokerOptions } from '../../src/broker/options.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

const authorize = authorizeByRules(
  [
    { effect: 'allow', action: 'all', filters: ['#'], usernames: ['root', 'publisher'] },
    { effect: 'allow', action: 'all', filters: ['home/${username}/#', 'client/${clientid}/#'] },
    { effect: 'allow', action: 'subscribe', exactly: ['exact/#'] },
    { effect: 'deny', action: 'all', filters: ['secret/#', 'home/#'] },
  ],
  'allow',
);

const lasting = { clean: false, properties: { sessionExpiryInterval: 100 } };

interface Lab {
  flow: Flow;
  publisher: FlowClient;
  as: (username: string | null, more?: object) => FlowClient;
}

function lab(version: 4 | 5, options: Partial<BrokerOptions> = {}): Lab {
  const flow = new Flow({ authorize, queueQoS0: true, ...options });
  const publisher = flow.client(version, 'p', { username: 'publisher' });
  const as = (username: string | null, more = {}): FlowClient =>
    flow.connect(version, 's', { ...lasting, ...(username !== null && { username }), ...more });
  return { flow, publisher, as };
}

const publish = (publisher: FlowClient, ...topics: string[]): void => {
  for (const topic of topics) publisher.publish(topic, '', { qos: 1, packetId: 9 });
  publisher.got();
};

test.each(versions)(
  'another user gets neither live nor waiting messages that it may not subscribe to, v%i',
  (version) => {
    const { publisher, as } = lab(version);
    const root = as('root');
    root.subscribe(['secret/#', 'news/#'], 1);
    root.drop();
    publish(publisher, 'secret/a', 'news/a');
    const other = as(null);
    expect(other.got()).toEqual(['CONNACK present', 'PUBLISH news/a q1 #1 ""']);
    publish(publisher, 'secret/b', 'news/b');
    expect(other.got()).toEqual(['PUBLISH news/b q1 #2 ""']);
    // The subscription is gone, also for the first user.
    other.drop();
    const back = as('root');
    publish(publisher, 'secret/c');
    expect(back.got()).toEqual(['CONNACK present', 'PUBLISH news/a q1 #1 dup ""', 'PUBLISH news/b q1 #2 dup ""']);
  },
);

test.each(versions.flatMap((version) => ['root', 'publisher'].map((next) => [version, next] as const)))(
  'who may do the same gets everything, v%i: %s',
  (version, next) => {
    const { publisher, as } = lab(version);
    const root = as('root');
    root.subscribe(['secret/#', 'exact/#'], 1);
    root.drop();
    publish(publisher, 'secret/a', 'exact/a');
    expect(as(next).got()).toEqual(['CONNACK present', 'PUBLISH secret/a q1 #1 ""', 'PUBLISH exact/a q1 #2 ""']);
  },
);

test.each(versions)('what was sent to one user without acknowledgement is not repeated to another, v%i', (version) => {
  const { publisher, as } = lab(version);
  const root = as('root');
  root.subscribe(['secret/#', 'news/#'], 2);
  for (const topic of ['secret/a', 'secret/b', 'news/a']) {
    publisher.publish(topic, '', { qos: 2, packetId: 9 });
    publisher.ack('PUBREL', 9);
  }
  root.got();
  root.ack('PUBREC', 1); // this one has arrived
  root.drop();
  expect(as(null).got()).toEqual(['CONNACK present', 'PUBREL #1', 'PUBLISH news/a q2 #3 dup ""']);
});

test.each(versions)('rules with the name of the user and of the client are filled in anew, v%i', (version) => {
  const { publisher, as } = lab(version);
  const ada = as('ada');
  ada.subscribe(['home/ada/#', 'client/s/#'], 1);
  ada.drop();
  publish(publisher, 'home/ada/x', 'client/s/x');
  expect(as('bob').got()).toEqual(['CONNACK present', 'PUBLISH client/s/x q1 #1 ""']);
});

test('a user who may not subscribe leaves the shared group, and the other members get its messages', () => {
  const { flow, publisher, as } = lab(5);
  const member = flow.client(5, 'm', { username: 'root' });
  member.subscribe('$share/g/secret/#', 1);
  const root = as('root');
  root.subscribe('$share/g/secret/#', 1);
  root.drop();
  member.got();
  as(null);
  publish(publisher, 'secret/a', 'secret/b', 'secret/c');
  expect(member.payloads()).toHaveLength(3);
});

test('retained messages that are still to come go to no other user', () => {
  const { flow, publisher, as } = lab(5, { maxBurst: 1000 });
  for (const topic of ['secret/a', 'secret/b', 'news/a'])
    publisher.publish(topic, 'x'.repeat(2000), { retain: true, qos: 1, packetId: 9 });
  const root = as('root');
  flow.input({ type: 'congestion', connection: root.connection, congested: true });
  root.subscribe(['secret/#', 'news/#'], 1);
  root.drop();
  expect(
    as(null)
      .got()
      .map((line) => line.slice(0, 15)),
  ).toEqual(['CONNACK present', 'PUBLISH news/a ']);
});

test('a message that waits for PUBREL is published by no user who may not', () => {
  const { flow, as } = lab(5, { onwardQoS2: 'on-pubrel' });
  const listener = flow.client(5, 'l', { username: 'root' });
  listener.subscribe('#');
  listener.got();
  for (const [user, arrives] of [
    ['root', 1],
    [null, 0],
  ] as const) {
    const root = as('root', { clean: true });
    root.publish('secret/a', '', { qos: 2, packetId: 7 });
    root.drop();
    const next = as(user);
    next.ack('PUBREL', 7);
    expect(next.got()).toEqual(['CONNACK present', 'PUBCOMP #7']);
    expect(listener.payloads()).toHaveLength(arrives);
  }
});

test('the Will of a connection that another user takes over is the Will of the earlier one', () => {
  const { flow, as } = lab(5, { takeoverWill: 'sent' });
  const listener = flow.client(5, 'l', { username: 'root' });
  listener.subscribe('#');
  listener.got();
  const will = { topic: 'secret/will', payload: new Uint8Array(), qos: 0, retain: false } as const;
  as('root', { will });
  expect(as(null, { will }).raw()).toEqual(['CONNACK 0x87', '(closed)']); // and takes over nothing
  expect(listener.payloads()).toEqual([]);
  as(null);
  expect(listener.payloads()).toEqual(['']);
});

test('what is lost by a change of user is told', () => {
  const { flow, publisher, as } = lab(5);
  const root = as('root');
  root.subscribe('secret/#', 1);
  root.drop();
  publish(publisher, 'secret/a');
  const events: BrokerEvent[] = [];
  flow.broker.listen((event) => events.push(event));
  as(null);
  expect(events).toContainEqual(expect.objectContaining({ type: 'unsubscribed', why: 'not-authorized' }));
  expect(events).toContainEqual(expect.objectContaining({ type: 'dropped', why: 'not-authorized', from: 'queue' }));
});
