// Wills: their properties, their RETAIN flag, and that each is published once.
import { expect, test } from 'vitest';
import type { Connect } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from '../broker/flow.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

function watcher(flow: Flow, version: 4 | 5): FlowClient {
  const client = flow.client(version, 's');
  client.subscribe('t/#', 0);
  client.got();
  return client;
}

// [MQTT5-3.1.3-10] [MQTT5-3.1.2-9]
test('the properties of a Will go with it, User Properties in their order', () => {
  const flow = new Flow();
  const receiver = watcher(flow, 5);
  const properties = {
    payloadFormatIndicator: 1 as const,
    contentType: 'text/plain',
    responseTopic: 'r',
    correlationData: new Uint8Array([7]),
    messageExpiryInterval: 9,
    userProperties: [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ] as [string, string][],
  };
  const will = { topic: 't', payload: new Uint8Array([1]), qos: 0 as const, retain: false, properties };
  flow.client(5, 'w', { will }).drop();
  expect(receiver.packets()).toMatchObject([{ topic: 't', properties }]);
});

// [MQTT311-3.1.2-16] [MQTT311-3.1.2-17] [MQTT5-3.1.2-14] [MQTT5-3.1.2-15]
test.each(versions)('the Will is retained if it says so, and only then (version %i)', (version) => {
  const flow = new Flow();
  for (const retain of [true, false]) {
    const will = { topic: `t/${retain}`, payload: new Uint8Array([0x78]), qos: 0 as const, retain };
    flow.client(version, 'w', { will }).drop();
  }
  const late = flow.client(version, 'late');
  late.subscribe('t/#');
  expect(late.got()).toEqual(['SUBACK #1000 0x00', 'PUBLISH t/true q0 retain "x"']);
});

// [MQTT311-3.1.2-12] [MQTT311-3.1.2-10] [MQTT5-3.1.2-10]
test.each(versions)('without a Will nothing is published, and a Will once only (version %i)', (version) => {
  const flow = new Flow();
  const receiver = watcher(flow, 4);
  const will = { topic: 't', payload: new Uint8Array([0x78]), qos: 0 as const, retain: false };
  flow.client(version, 'w', { ...lasting, will }).drop();
  flow.client(version, 'w', lasting).drop();
  flow.advance(1e9);
  expect(receiver.got()).toEqual(['PUBLISH t q0 "x"']);
});
