// The real client library and the real broker: many messages that nobody waits for.
import { expect, onTestFinished, test } from 'vitest';
import { startNodeHost } from '../../../src/broker/hosts/node.ts';
import { library, type MqttClient } from '../../../src/kernel/modules/mqtt-library.ts';
import { quickenQueues } from '../../../src/kernel/modules/mqtt-queues.ts';

async function quickClients() {
  const host = await startNodeHost({ tcpPort: null, wsPort: 0 });
  onTestFinished(() => host.close());
  return (): MqttClient => {
    const client = library.connect(`ws://127.0.0.1:${host.ws ?? 0}/mqtt`);
    quickenQueues(client);
    onTestFinished(() => client.endAsync(true));
    return client;
  };
}

const count = 3000;
/** Long enough that the stream is full after some. */
const numbers = Array.from({ length: count }, (_, index) => String(index).padStart(1000));

/** The texts of the next messages, in order. */
async function messages(client: MqttClient): Promise<{ all: Promise<string[]> }> {
  await client.subscribeAsync('x');
  const came: string[] = [];
  const all = new Promise<string[]>((resolve) => {
    client.on('message', (_, payload) => {
      if (came.push(payload.toString()) === count) resolve(came);
    });
  });
  return { all };
}

test('what is published before the client is connected waits, and goes out in its order', async () => {
  const connect = await quickClients();
  const { all } = await messages(connect());
  const client = connect();
  for (const number of numbers) client.publish('x', number);
  expect(client.queue).toHaveLength(count);
  expect(await all).toEqual(numbers);
  expect(client.queue).toHaveLength(0);
});

test('callbacks of what the stream has no room for are called in their order, and are no listeners of it', async () => {
  const connect = await quickClients();
  const { all } = await messages(connect());
  const client = connect();
  await new Promise((resolve) => client.once('connect', resolve));
  const called: string[] = [];
  for (const number of numbers) client.publish('x', number, () => called.push(number));
  expect(called.length).toBeLessThan(count);
  expect(client.stream.listenerCount('drain')).toBeLessThan(5);
  expect(await all).toEqual(numbers);
  await client.publishAsync('x', 'last');
  expect(called).toEqual(numbers);
});
