import { expect, test } from 'vitest';
import type { ProtocolVersion, QoS } from '../../src/mqtt/packet.ts';
import { Flow, type FlowClient } from './flow.ts';

function waiting(version: ProtocolVersion, qos: QoS): { flow: Flow; client: FlowClient; publish: () => void } {
  const flow = new Flow({ retryInterval: 30_000 });
  const client = flow.client(version, 's', { clean: false });
  client.subscribe('t', qos);
  client.got();
  const publisher = flow.client(4, 'p');
  const publish = (): void => publisher.publish('t', 'x', { qos, packetId: 1 });
  publish();
  expect(client.got()).toEqual([`PUBLISH t q${qos} #1 "x"`]);
  return { flow, client, publish };
}

test('an unacknowledged QoS 1 message goes out again with DUP, each time the interval is over', () => {
  const { flow, client } = waiting(4, 1);
  flow.advance(29_999);
  expect(client.got()).toEqual([]);
  flow.advance(1);
  expect(client.got()).toEqual(['PUBLISH t q1 #1 dup "x"']);
  flow.advance(30_000);
  expect(client.got()).toEqual(['PUBLISH t q1 #1 dup "x"']);
  client.ack('PUBACK', 1);
  flow.advance(90_000);
  expect(client.got()).toEqual([]);
  expect(flow.broker.nextDeadline()).toBeNull();
});

test('after PUBREC it is PUBREL that goes out again', () => {
  const { flow, client } = waiting(4, 2);
  flow.advance(20_000);
  client.ack('PUBREC', 1);
  expect(client.got()).toEqual(['PUBREL #1']);
  flow.advance(29_999);
  expect(client.got()).toEqual([]);
  flow.advance(1);
  expect(client.got()).toEqual(['PUBREL #1']);
});

test('each message has its own interval', () => {
  const { flow, client, publish } = waiting(4, 1);
  flow.advance(10_000);
  publish();
  client.got();
  flow.advance(20_000);
  expect(client.got()).toEqual(['PUBLISH t q1 #1 dup "x"']);
  flow.advance(10_000);
  expect(client.got()).toEqual(['PUBLISH t q1 #2 dup "x"']);
});

// [MQTT5-4.4.0-1]
test('a v5 client gets nothing again on a live connection', () => {
  const { flow, client } = waiting(5, 1);
  flow.advance(300_000);
  expect(client.got()).toEqual([]);
});

test('a client that does not read gets nothing again until it reads', () => {
  const { flow, client } = waiting(4, 1);
  flow.input({ type: 'congestion', connection: client.connection, congested: true });
  flow.advance(45_000);
  flow.input({ type: 'congestion', connection: client.connection, congested: false });
  expect(client.got()).toEqual([]);
  flow.advance(15_000);
  expect(client.got()).toEqual(['PUBLISH t q1 #1 dup "x"']);
});

test('the end of the connection ends the timer', () => {
  const { flow, client } = waiting(4, 1);
  client.disconnect();
  flow.advance(60_000);
  expect(client.raw()).toEqual(['(closed)']);
});
