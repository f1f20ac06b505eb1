// What the server or the protocol does not allow: publishing without permission, QoS above the maximum, identifiers in
// use.
import { expect, test } from 'vitest';
import { Flow } from '../broker/flow.ts';

// [MQTT5-3.2.2-9] [MQTT5-3.2.2-10]
test.each([0, 1] as const)(
  'with Maximum QoS %i clients are told and subscribe as they like, but publish no higher',
  (maximumQoS) => {
    const flow = new Flow({ maximumQoS });
    const client = flow.connect(5, 'a');
    expect(client.packets()).toMatchObject([{ type: 'CONNACK', properties: { maximumQoS } }]);
    for (const qos of [0, 1, 2] as const) client.subscribe('t', qos);
    expect(client.got()).toEqual([0, 1, 2].map((qos) => `SUBACK #1000 0x0${Math.min(qos, maximumQoS)}`));
    client.publish('t', 'x', { qos: maximumQoS === 0 ? 1 : 2, packetId: 1 });
    expect(client.got()).toEqual(['DISCONNECT 0x9b', '(closed)']);
  },
);

// [MQTT5-3.2.2-9]
test('a server of QoS 2 does not mention Maximum QoS', () => {
  const [connack] = new Flow().connect(5, 'a').packets();
  expect(connack).not.toHaveProperty('properties.maximumQoS');
});

// [MQTT5-3.2.2-12]
test('a Will above Maximum QoS refuses the CONNECT', () => {
  const flow = new Flow({ maximumQoS: 1 });
  const will = { topic: 't', payload: new Uint8Array(), retain: false };
  expect(flow.connect(5, 'a', { will: { ...will, qos: 2 } }).got()).toEqual(['CONNACK 0x9b', '(closed)']);
  expect(flow.connect(5, 'a', { will: { ...will, qos: 1 } }).got()).toEqual(['CONNACK']);
});

// [MQTT311-2.3.1-4] [MQTT5-2.2.1-4] [MQTT5-4.3.3-1]
test('when every identifier is in use, messages wait for one to become free', () => {
  const flow = new Flow({ maxInflight: 65_535, maxQueue: 10 });
  const lasting = { clean: false, properties: { sessionExpiryInterval: 100 } };
  const publisher = flow.client(4, 'p');
  const publish = (count: number): void => {
    for (let n = 0; n < count; n += 1) {
      publisher.publish('t', 'x', { qos: 2, packetId: 1 });
      publisher.ack('PUBREL', 1);
    }
  };
  let client = flow.client(5, 's', lasting);
  client.subscribe('t', 2);
  client.got();
  publish(65_000);
  // After PUBREC and a new connection they hold their identifiers, but no place in the window.
  for (let id = 1; id <= 65_000; id += 1) client.ack('PUBREC', id);
  client.drop();
  client = flow.client(5, 's', lasting);
  publish(537);
  expect(client.packets()).toHaveLength(535);
  client.ack('PUBCOMP', 7);
  client.ack('PUBCOMP', 9);
  expect(client.got()).toEqual(['PUBLISH t q2 #7 "x"', 'PUBLISH t q2 #9 "x"']);
});

// [MQTT311-3.3.5-2]
test.each([0, 1, 2] as const)(
  'a PUBLISH of QoS %i that is not authorised is acknowledged in 3.1.1, and goes nowhere',
  (qos) => {
    const flow = new Flow({ authorize: ({ clientId }) => clientId !== 'p' });
    const watcher = flow.client(4, 'w');
    watcher.subscribe('t');
    watcher.got();
    const client = flow.client(4, 'p');
    client.publish('t', 'x', { qos, retain: true, ...(qos > 0 && { packetId: 5 }) });
    expect(client.got()).toEqual([[], ['PUBACK #5'], ['PUBREC #5']][qos]);
    if (qos === 2) {
      client.ack('PUBREL', 5);
      expect(client.got()).toEqual(['PUBCOMP #5']);
    }
    watcher.subscribe('t');
    expect(watcher.got()).toEqual(['SUBACK #1000 0x00']);
  },
);

// [MQTT5-4.3.3-9] [MQTT5-3.5.2-1]
test.each(['on-publish', 'on-pubrel'] as const)(
  'after a PUBREC of 0x80 or more the identifier means a new message (onward %s)',
  (onwardQoS2) => {
    const flow = new Flow({ onwardQoS2, receiveMaximum: 1, authorize: ({ topic }) => topic !== 'closed' });
    const watcher = flow.client(5, 'w');
    watcher.subscribe('#');
    watcher.got();
    const client = flow.client(5, 'p');
    client.publish('closed', '1', { qos: 2, packetId: 5 });
    client.publish('closed', '2', { qos: 2, packetId: 6 }); // the first holds no place any more
    client.publish('open', '3', { qos: 2, packetId: 5 });
    client.ack('PUBREL', 5);
    expect(client.got()).toEqual(['PUBREC #5 0x87', 'PUBREC #6 0x87', 'PUBREC #5', 'PUBCOMP #5']);
    expect(watcher.got()).toEqual(['PUBLISH open q0 "3"']);
  },
);

// [MQTT5-3.1.4-2] [MQTT311-3.2.2-5] [MQTT311-3.2.2-4]
test('a CONNECT that fails authentication is refused and closed', () => {
  for (const [version, code] of [
    [4, '0x04'],
    [5, '0x86'],
  ] as const) {
    const flow = new Flow({ authenticate: () => 'bad-credentials' });
    expect(flow.connect(version, 'a', { clean: false }).got()).toEqual([`CONNACK ${code}`, '(closed)']);
  }
});
