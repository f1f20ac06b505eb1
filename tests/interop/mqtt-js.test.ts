// MQTT.js, the client that the cells use, against the Node host over TCP and WebSocket.
import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';

let host: NodeHost;
beforeAll(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: 0 });
});
afterAll(() => host.close());

const cases = (['tcp', 'ws'] as const).flatMap((carrier) => ([4, 5] as const).map((version) => ({ carrier, version })));
type Case = (typeof cases)[number];

function open({ carrier, version }: Case, options: IClientOptions = {}): MqttClient {
  const url = carrier === 'tcp' ? `mqtt://127.0.0.1:${host.tcp}` : `ws://127.0.0.1:${host.ws}/mqtt`;
  const client = connect(url, { protocolVersion: version, reconnectPeriod: 0, ...options });
  onTestFinished(() => void client.end(true));
  return client;
}

async function connected(way: Case, options: IClientOptions = {}): Promise<MqttClient> {
  const client = open(way, options);
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  return client;
}

/** The next `count` messages as `QOS RETAIN PAYLOAD`. */
function messages(client: MqttClient, count: number): Promise<string[]> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const take = (_topic: string, payload: Buffer, { qos, retain }: IPublishPacket): void => {
      lines.push(`${qos} ${retain} ${payload.toString()}`);
      if (lines.length < count) return;
      client.off('message', take);
      resolve(lines);
    };
    client.on('message', take);
  });
}

test.for(cases)('messages at each QoS over $carrier, version $version', async (way) => {
  const subscriber = await connected(way);
  const topic = `js/${way.carrier}/${way.version}`;
  await subscriber.subscribeAsync(topic, { qos: 2 });
  const received = messages(subscriber, 3);
  const publisher = await connected(way);
  for (const qos of [0, 1, 2] as const) await publisher.publishAsync(topic, `at ${qos}`, { qos });
  expect(await received).toEqual(['0 false at 0', '1 false at 1', '2 false at 2']);
});

test.for(cases)('a session is taken up again over $carrier, version $version', async (way) => {
  const topic = `js-session/${way.carrier}/${way.version}`;
  const lasting: IClientOptions = { clientId: topic, clean: false };
  if (way.version === 5) lasting.properties = { sessionExpiryInterval: 60 };
  const first = await connected(way, lasting);
  await first.subscribeAsync(topic, { qos: 2 });
  await first.endAsync();
  const publisher = await connected(way);
  for (const qos of [0, 1, 2] as const) await publisher.publishAsync(topic, `at ${qos}`, { qos, retain: true });
  // What waited comes together with CONNACK: listen before.
  expect(await messages(open(way, lasting), 3)).toEqual(['0 false at 0', '1 false at 1', '2 false at 2']);
});

test.for(cases)('the Will is sent when the stream breaks over $carrier, version $version', async (way) => {
  const topic = `js-will/${way.carrier}/${way.version}`;
  const watcher = await connected(way);
  await watcher.subscribeAsync(topic);
  const received = messages(watcher, 1);
  const dying = await connected(way, { will: { topic, payload: Buffer.from('gone'), qos: 1, retain: false } });
  dying.stream.destroy();
  expect(await received).toEqual(['0 false gone']);
});

test.for(cases)('300 messages at QoS 2 come once each, in order, over $carrier, version $version', async (way) => {
  const topic = `js-many/${way.carrier}/${way.version}`;
  const subscriber = await connected(way);
  await subscriber.subscribeAsync(topic, { qos: 2 });
  const received = messages(subscriber, 300);
  const publisher = await connected(way);
  const payloads = Array.from({ length: 300 }, (_, n) => String(n));
  // MQTT.js does not keep to the Receive Maximum by itself: 30 at a time.
  for (let n = 0; n < payloads.length; n += 30) {
    await Promise.all(payloads.slice(n, n + 30).map((payload) => publisher.publishAsync(topic, payload, { qos: 2 })));
  }
  expect(await received).toEqual(payloads.map((payload) => `2 false ${payload}`));
});

test.for(cases)('100 messages at QoS 2 sent at once are all taken over $carrier, version $version', async (way) => {
  const publisher = await connected(way);
  const numbers = Array.from({ length: 100 }, (_, n) => n);
  // MQTT.js does not keep to the Receive Maximum by itself; EMQX takes as many.
  await Promise.all(numbers.map((n) => publisher.publishAsync('js-at-once', String(n), { qos: 2 })));
});

test('a v5 client that is taken over reads why', async () => {
  const way = { carrier: 'ws', version: 5 } as const;
  const first = await connected(way, { clientId: 'taken' });
  const told = new Promise<number | undefined>((resolve) => {
    first.once('disconnect', ({ reasonCode }) => resolve(reasonCode));
  });
  await connected(way, { clientId: 'taken' });
  expect(await told).toBe(0x8e);
});
