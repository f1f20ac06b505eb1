// Who waits for an acknowledgement is known when it is asked for, and told of right before it is woken.
import { afterEach, expect, test } from 'vitest';
import { startNodeHost } from '../../../src/broker/hosts/node.ts';
import { library } from '../../../src/kernel/modules/mqtt-library.ts';
import { watchAcknowledgements } from '../../../src/kernel/modules/mqtt-wakes.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test('publish, subscribe and unsubscribe with a callback, at each QoS; nothing for what wakes nobody', async () => {
  const host = await startNodeHost({ tcpPort: 0, wsPort: null });
  ends.push(() => host.close());
  const client = await library.connectAsync(`mqtt://127.0.0.1:${host.tcp ?? 0}`);
  ends.push(() => client.endAsync(true));
  const happened: string[] = [];
  let asked = 0;
  watchAcknowledgements(client, () => {
    asked += 1;
    const mine = asked;
    return () => happened.push(`comes ${mine}`);
  });
  for (const qos of [0, 1, 2] as const) {
    await new Promise<void>((resolve) =>
      client.publish('t', 'x', { qos }, () => {
        happened.push(`QoS ${qos}`);
        resolve();
      }),
    );
  }
  client.publish('t', 'x', { qos: 1 });
  client.publish('t', 'x');
  await client.subscribeAsync('t');
  happened.push('subscribed');
  await client.unsubscribeAsync('t');
  happened.push('unsubscribed');
  const parts = ['comes 1', 'QoS 0', 'comes 2', 'QoS 1', 'comes 3', 'QoS 2'];
  expect(happened).toEqual([...parts, 'comes 4', 'subscribed', 'comes 5', 'unsubscribed']);
});
