import { expect, test } from 'vitest';
import type { Connect } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

function member(
  flow: Flow,
  id: string,
  filter = '$share/g/t',
  qos: 0 | 1 | 2 = 1,
  more: Partial<Connect> = {},
): FlowClient {
  const client = flow.client(5, id, more);
  client.subscribe(filter, qos);
  client.got();
  return client;
}

function publisher(flow: Flow): (payload: string) => void {
  const client = flow.client(4, 'p');
  return (payload) => {
    client.publish('t', payload, { qos: 2, packetId: 1 });
    client.ack('PUBREL', 1);
  };
}

function publisherAt(flow: Flow, qos: 0 | 1): (...payloads: string[]) => void {
  const client = flow.client(4, `p${qos}`);
  return (...payloads) => {
    for (const payload of payloads) client.publish('t', payload, { qos, ...(qos > 0 && { packetId: 1 }) });
  };
}

test.each(versions)('each message goes to one member, in turn (version %i)', (version) => {
  const flow = new Flow();
  const members = ['a', 'b', 'c'].map((id) => {
    const client = flow.client(version, id);
    client.subscribe('$share/g/t');
    client.got();
    return client;
  });
  publisherAt(flow, 0)('1', '2', '3', '4', '5', '6');
  expect(members.map((client) => client.payloads())).toEqual([
    ['1', '4'],
    ['2', '5'],
    ['3', '6'],
  ]);
});

test('turns are counted for each publisher, and publishers start at different members', () => {
  const flow = new Flow();
  const members = ['a', 'b'].map((id) => member(flow, id, '$share/g/t', 0));
  const one = flow.client(4, 'one');
  const two = flow.client(4, 'two');
  for (const payload of ['1', '2']) {
    one.publish('t', `one ${payload}`);
    two.publish('t', `two ${payload}`);
  }
  expect(members.map((client) => client.payloads())).toEqual([
    ['one 1', 'two 2'],
    ['two 1', 'one 2'],
  ]);
});

test('two groups and a plain subscriber get a copy each', () => {
  const flow = new Flow();
  const clients = [
    member(flow, 'a', '$share/g/t'),
    member(flow, 'b', '$share/h/t'),
    member(flow, 'c', 't'),
    member(flow, 'd', '$queue/t'),
  ];
  publisherAt(flow, 0)('x');
  expect(clients.map((client) => client.payloads())).toEqual([['x'], ['x'], ['x'], ['x']]);
});

test('the same name with another filter is another group', () => {
  const flow = new Flow();
  const clients = [member(flow, 'a', '$share/g/t'), member(flow, 'b', '$share/g/+')];
  publisherAt(flow, 0)('1', '2');
  expect(clients.map((client) => client.payloads())).toEqual([
    ['1', '2'],
    ['1', '2'],
  ]);
});

test('a member that leaves has no turn any more', () => {
  const flow = new Flow();
  const [a, b, c] = [member(flow, 'a'), member(flow, 'b'), member(flow, 'c')];
  a.unsubscribe('$share/g/t');
  a.got();
  b.drop();
  publisherAt(flow, 0)('1', '2', '3');
  expect(a.got()).toEqual([]);
  expect(c.payloads()).toEqual(['1', '2', '3']);
});

test('an absent member with a session keeps its turn', () => {
  const flow = new Flow();
  member(flow, 'a', '$share/g/t', 1, lasting).disconnect();
  const b = member(flow, 'b');
  publisherAt(flow, 0)('1', '2', '3', '4');
  expect(b.payloads()).toEqual(['2', '4']);
  expect(flow.connect(5, 'a', lasting).got()).toEqual(['CONNACK present', 'PUBLISH t q0 "1"', 'PUBLISH t q0 "3"']);
});

test('unacknowledged QoS 1 goes to another member when the session ends, with DUP 0', () => {
  const flow = new Flow();
  const [a, b] = [member(flow, 'a'), member(flow, 'b')];
  publisherAt(flow, 1)('1', '2');
  a.got();
  expect(b.got()).toEqual(['PUBLISH t q1 #1 "2"']);
  a.drop();
  expect(b.got()).toEqual(['PUBLISH t q1 #2 "1"']);
});

// [MQTT5-4.8.2-5]
test('QoS 2 that was sent to a member goes to nobody else', () => {
  const flow = new Flow();
  const [a, b] = [member(flow, 'a', '$share/g/t', 2), member(flow, 'b', '$share/g/t', 2)];
  publisher(flow)('1');
  expect(a.got()).toEqual(['PUBLISH t q2 #1 "1"']);
  a.drop();
  expect(b.got()).toEqual([]);
});

test('the queue of an absent member goes to the others when its session expires, with unsent QoS 2', () => {
  const flow = new Flow();
  member(flow, 'a', '$share/g/t', 2, lasting).disconnect();
  const b = member(flow, 'b', '$share/g/t', 2);
  publisher(flow)('1');
  publisherAt(flow, 1)('2', '3');
  b.got();
  flow.advance(100_000);
  const lines = b.got().map((line) => line.replace(/ #\d/, ''));
  expect(lines).toContain('PUBLISH t q2 "1"');
});

// [MQTT5-4.8.2-6]
test('a member that refuses a message ends it', () => {
  const flow = new Flow();
  const [a, b] = [member(flow, 'a'), member(flow, 'b')];
  publisherAt(flow, 1)('1');
  a.got();
  a.ack('PUBACK', 1, 0x80);
  a.drop();
  expect(b.got()).toEqual([]);
});

// [MQTT5-3.3.2-5]
test('a message that has expired is not passed on to another member when a session ends', () => {
  const flow = new Flow();
  const a = member(flow, 'a');
  flow.client(5, 'p').publish('t', 'old', { qos: 1, packetId: 1, properties: { messageExpiryInterval: 5 } });
  a.got();
  const b = member(flow, 'b');
  flow.advance(5001);
  a.drop();
  expect(b.got()).toEqual([]);
});
