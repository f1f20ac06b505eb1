// Features that the server may leave out: what CONNACK says, and what happens to a client that uses one all the same.
import { expect, test } from 'vitest';
import type { BrokerOptions } from '../../src/broker/options.ts';
import type { Properties } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from '../broker/flow.ts';

function told(options: Partial<BrokerOptions>, properties: Properties = {}): Properties {
  const [connack] = new Flow(options).connect(5, 'a', { properties }).packets();
  return connack?.type === 'CONNACK' ? (connack.properties ?? {}) : {};
}

test.each([
  ['retainAvailable', 'retainAvailable'],
  ['wildcardSubscriptionAvailable', 'wildcardSubscriptionAvailable'],
  ['sharedSubscriptionAvailable', 'sharedSubscriptionAvailable'],
  ['subscriptionIdentifierAvailable', 'subscriptionIdentifierAvailable'],
] as const)('without %s CONNACK says so, with it CONNACK need not', (option, property) => {
  expect(told({ [option]: false })).toHaveProperty(property, 0);
  expect(told({ tellsDefaults: false })).not.toHaveProperty(property);
  expect(told({ tellsDefaults: true })).toHaveProperty(property, 1);
});

const uses: [option: keyof BrokerOptions, code: string, use: (client: FlowClient) => void][] = [
  ['retainAvailable', '0x9a', (client) => client.publish('t', 'x', { retain: true })],
  ['wildcardSubscriptionAvailable', '0xa2', (client) => client.subscribe(['t', 'a/+'])],
  ['wildcardSubscriptionAvailable', '0xa2', (client) => client.subscribe('$share/g/#')],
  ['sharedSubscriptionAvailable', '0x9e', (client) => client.subscribe(['t', '$share/g/t'])],
  [
    'subscriptionIdentifierAvailable',
    '0xa1',
    (client) => client.subscribe('t', 0, {}, { subscriptionIdentifier: [1] }),
  ],
];

test.each(uses)('without %s its use is answered with %s and the close', (option, code, use) => {
  const flow = new Flow({ [option]: false });
  const watcher = flow.client(5, 'watcher');
  watcher.subscribe('t');
  watcher.got();
  const client = flow.client(5, 'a');
  use(client);
  expect(client.got()).toEqual([`DISCONNECT ${code}`, '(closed)']);
  expect(watcher.got()).toEqual([]);
});

test.each(uses)('with everything there nobody is disconnected for %s (%s)', (_option, _code, use) => {
  const client = new Flow().client(5, 'a');
  use(client);
  client.got();
  expect(client.closed).toBe(false);
});

// [MQTT311-3.9.3-2]
test('in 3.1.1 such a subscription is refused, the others stand', () => {
  const flow = new Flow({ wildcardSubscriptionAvailable: false, sharedSubscriptionAvailable: false });
  const client = flow.client(4, 'a');
  client.subscribe(['#', 't', '$share/g/t']);
  expect(client.got()).toEqual(['SUBACK #1000 0x80 0x00 0x80']);
  flow.client(4, 'p').publish('t', 'x');
  expect(client.payloads()).toEqual(['x']);
});

// [MQTT5-3.2.2-13]
test.each(versions)('a Will to be retained is refused where nothing is retained (version %i)', (version) => {
  const flow = new Flow({ retainAvailable: false });
  const will = { topic: 't', payload: new Uint8Array(), qos: 0 as const };
  const code = version === 5 ? '0x9a' : '0x03';
  expect(flow.connect(version, 'a', { will: { ...will, retain: true } }).got()).toEqual([
    `CONNACK ${code}`,
    '(closed)',
  ]);
  expect(flow.connect(version, 'a', { will: { ...will, retain: false } }).got()).toEqual(['CONNACK']);
});

// [MQTT5-3.1.2-28]
test.each([
  [1, 'replies/', true],
  [0, 'replies/', false],
  [undefined, 'replies/', false],
  [1, null, false],
] as const)(
  'Request Response Information %s, an option of %s: Response Information is sent: %s',
  (asked, responseInformation, sent) => {
    const properties = asked === undefined ? {} : { requestResponseInformation: asked };
    expect('responseInformation' in told({ responseInformation }, properties)).toBe(sent);
  },
);

test('a server that is left for another names it to v5 clients, and 3.1.1 clients find it unavailable', () => {
  const flow = new Flow({ serverReference: 'other.example:1883' });
  expect(flow.connect(5, 'a').packets()).toMatchObject([
    { type: 'CONNACK', reasonCode: 0x9c, properties: { serverReference: 'other.example:1883' } },
  ]);
  expect(flow.connect(4, 'b').got()).toEqual(['CONNACK 0x03', '(closed)']);
});
