import { describe, expect, test } from 'vitest';
import type { Acknowledgement, Connect } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

function scene(
  version: 4 | 5,
  more: Partial<Connect> = lasting,
): { flow: Flow; subscriber: FlowClient; send: (n: number, qos: 1 | 2) => void } {
  const flow = new Flow({ resumeWindow: 'kept' });
  const subscriber = flow.client(version, 's', more);
  subscriber.subscribe('t', 2);
  subscriber.got();
  const publisher = flow.client(4, 'p');
  let sent = 0;
  const send = (n: number, qos: 1 | 2): void => {
    for (let i = 0; i < n; i += 1) publisher.publish('t', `${++sent}`, { qos, packetId: ((sent - 1) % 65_535) + 1 });
  };
  return { flow, subscriber, send };
}

// [MQTT311-4.6.0-6] [MQTT311-4.6.0-5] [MQTT5-4.6.0-5] [MQTT5-4.6.0-6]
test.each(versions)(
  '32 messages are on their way at once, the others follow acknowledgements (version %i)',
  (version) => {
    const { subscriber, send } = scene(version);
    send(40, 1);
    expect(subscriber.payloads()).toHaveLength(32);
    subscriber.ack('PUBACK', 5);
    subscriber.ack('PUBACK', 5);
    expect(subscriber.got()).toEqual(['PUBLISH t q1 #33 "33"']);
    for (let id = 1; id <= 33; id += 1) subscriber.ack('PUBACK', id);
    expect(subscriber.payloads()).toEqual(['34', '35', '36', '37', '38', '39', '40']);
  },
);

// [MQTT5-3.3.4-9] [MQTT5-4.9.0-1] [MQTT5-4.9.0-2] [MQTT5-4.3.3-4]
test('the Receive Maximum of a client makes the window smaller', () => {
  const { subscriber, send } = scene(5, { properties: { receiveMaximum: 2 } });
  send(5, 2);
  expect(subscriber.got()).toEqual(['PUBLISH t q2 #1 "1"', 'PUBLISH t q2 #2 "2"']);
  subscriber.ack('PUBREC', 1);
  expect(subscriber.got()).toEqual(['PUBREL #1']);
  subscriber.ack('PUBCOMP', 1);
  expect(subscriber.got()).toEqual(['PUBLISH t q2 #3 "3"']);
  subscriber.ack('PUBREC', 2, 0x80);
  expect(subscriber.got()).toEqual(['PUBLISH t q2 #4 "4"']);
});

test('QoS 0 does not wait behind a full window', () => {
  const { flow, subscriber, send } = scene(5, { properties: { receiveMaximum: 1 } });
  send(3, 1);
  subscriber.got();
  flow.client(4, 'q').publish('t', 'quick');
  expect(subscriber.got()).toEqual(['PUBLISH t q0 "quick"']);
});

const wrong: [qos: 1 | 2, before: 'PUBREC'[], type: Acknowledgement['type'], repeated: string][] = [
  [1, [], 'PUBREC', 'PUBLISH t q1 #1 dup "1"'],
  [1, [], 'PUBCOMP', 'PUBLISH t q1 #1 dup "1"'],
  [2, [], 'PUBACK', 'PUBLISH t q2 #1 dup "1"'],
  [2, [], 'PUBCOMP', 'PUBLISH t q2 #1 dup "1"'],
  [2, ['PUBREC'], 'PUBACK', 'PUBREL #1'],
];
describe.each(versions)('version %i', (version) => {
  // [MQTT311-4.3.3-1] [MQTT311-4.8.0-1] [MQTT5-3.3.4-1] [MQTT5-4.13.1-1]
  test.each(wrong)(
    'a delivery of QoS %i, after %j, is not ended by %s: the client is closed and gets it later',
    (qos, before, type, repeated) => {
      const { flow, subscriber, send } = scene(version);
      send(1, qos);
      for (const each of before) subscriber.ack(each, 1);
      subscriber.got();
      subscriber.ack(type, 1);
      expect(subscriber.got()).toEqual([...(version === 5 ? ['DISCONNECT 0x82'] : []), '(closed)']);
      expect(flow.connect(version, 's', lasting).got()).toEqual(['CONNACK present', repeated]);
    },
  );
});

// [MQTT311-4.4.0-1] [MQTT311-4.6.0-1] [MQTT311-3.3.1-1] [MQTT311-2.3.1-4] [MQTT5-4.4.0-1] [MQTT5-3.3.1-1]
// [MQTT5-4.3.2-3] [MQTT5-4.3.3-3] [MQTT5-4.3.3-5] [MQTT5-4.3.3-6]
test.each(versions)(
  'on a resumed session what is unacknowledged comes again, in order, before anything new (version %i)',
  (version) => {
    const { flow, subscriber, send } = scene(version);
    send(1, 1); // #1
    send(1, 2); // #2: PUBREC will be lost
    send(1, 2); // #3: PUBREL sent
    send(1, 1); // #4 acknowledged
    send(1, 2); // #5: PUBREL sent before that of #3
    subscriber.ack('PUBACK', 4);
    subscriber.ack('PUBREC', 5);
    subscriber.ack('PUBREC', 3);
    subscriber.got();
    subscriber.drop();
    send(1, 1); // 6, while away
    const again = flow.connect(version, 's', lasting);
    expect(again.got()).toEqual([
      'CONNACK present',
      'PUBREL #5',
      'PUBREL #3',
      'PUBLISH t q1 #1 dup "1"',
      'PUBLISH t q2 #2 dup "2"',
      'PUBLISH t q1 #6 "6"',
    ]);
    again.ack('PUBCOMP', 3);
    again.ack('PUBREC', 2);
    expect(again.got()).toEqual(['PUBREL #2']);
  },
);

test('the repeats of a resumed session keep within a smaller Receive Maximum', () => {
  const { flow, subscriber, send } = scene(5);
  send(3, 1);
  subscriber.got();
  subscriber.drop();
  send(1, 1);
  const again = flow.connect(5, 's', { ...lasting, properties: { sessionExpiryInterval: 100, receiveMaximum: 1 } });
  expect(again.got()).toEqual(['CONNACK present', 'PUBLISH t q1 #1 dup "1"']);
  again.ack('PUBACK', 1);
  expect(again.got()).toEqual(['PUBLISH t q1 #2 dup "2"']);
  again.ack('PUBACK', 3); // late, of the lost connection: not repeated then
  again.ack('PUBACK', 2);
  expect(again.got()).toEqual(['PUBLISH t q1 #4 "4"']);
});

test('a repeated PUBREC asks for PUBREL again', () => {
  const { subscriber, send } = scene(5);
  send(1, 2);
  subscriber.got();
  subscriber.ack('PUBREC', 1);
  subscriber.ack('PUBREC', 1);
  expect(subscriber.got()).toEqual(['PUBREL #1', 'PUBREL #1']);
});

// [MQTT311-2.3.1-4] [MQTT311-4.3.2-1] [MQTT5-2.2.1-4] [MQTT5-4.3.2-1] [MQTT5-4.3.3-1]
test('packet ids go round and pass over those in use', () => {
  const { subscriber, send } = scene(4);
  send(1, 1);
  expect(subscriber.got()).toEqual(['PUBLISH t q1 #1 "1"']); // never acknowledged
  for (let id = 2; id <= 65_535; id += 1) {
    send(1, 1);
    subscriber.ack('PUBACK', id);
  }
  subscriber.got();
  send(1, 1);
  expect(subscriber.got()).toEqual(['PUBLISH t q1 #2 "65536"']);
});

// [MQTT311-2.3.1-4] [MQTT5-2.2.1-4]
test.each(versions)('each subscriber of a message gets a Packet Identifier of its own (version %i)', (version) => {
  const flow = new Flow();
  const [one, two] = ['one', 'two'].map((id) => flow.client(version, id));
  const publisher = flow.client(version, 'p');
  one?.subscribe('#', 1);
  two?.subscribe('all', 1);
  publisher.publish('one', '', { qos: 1, packetId: 1 });
  publisher.publish('all', 'x', { qos: 1, packetId: 7 });
  expect(one?.got().slice(-2)).toEqual(['PUBLISH one q1 #1 ""', 'PUBLISH all q1 #2 "x"']);
  expect(two?.got().slice(-1)).toEqual(['PUBLISH all q1 #1 "x"']);
});

// [MQTT5-3.1.2-24] [MQTT5-3.1.2-25]
test('a message larger than the client takes is dropped as if delivered', () => {
  const { flow, subscriber } = scene(5, { properties: { maximumPacketSize: 50, receiveMaximum: 1 } });
  const publisher = flow.client(4, 'q');
  publisher.publish('t', 'x'.repeat(100), { qos: 1, packetId: 1 });
  publisher.publish('t', 'fits', { qos: 1, packetId: 1 });
  expect(subscriber.payloads()).toEqual(['fits']);
});

test('the messages of a congested client wait in its queue, which drops the oldest', () => {
  const flow = new Flow({ maxQueue: 3 });
  const slow = flow.client(4, 's');
  slow.subscribe('t', 1);
  slow.got();
  const publisher = flow.client(4, 'p');
  flow.input({ type: 'congestion', connection: slow.connection, congested: true });
  for (const payload of ['1', '2', '3', '4']) publisher.publish('t', payload);
  expect(slow.got()).toEqual([]);
  flow.input({ type: 'congestion', connection: slow.connection, congested: false });
  expect(slow.payloads()).toEqual(['2', '3', '4']);
});
