// kill -9 in the middle of the work, again and again: the broker always starts again, nothing that it acknowledged is lost, and QoS 2
// comes once.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { SeededRandom } from '../../src/random.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { temporaryDirectory } from '../broker/hosts/restarts.ts';
import { Listener, Publisher, Subscriber, type Survivor } from './survivors.ts';

const KILLS = 20;
/** Packets from the broker to all clients until it is killed, at most. */
const LONGEST_LIFE = 800;

const command = fileURLToPath(new URL('../../src/commands/broker.ts', import.meta.url));

/** Starts the broker and returns its process and port. */
async function start(directory: string, profile: string): Promise<{ child: ChildProcess; port: number }> {
  const config = join(directory, 'config.json');
  writeFileSync(config, '{ "options": { "maxQueue": 1000000, "retainedPerSecond": 0 } }');
  const args = [
    '--tcp',
    '0',
    '--ws',
    'off',
    '--profile',
    profile,
    '--config',
    config,
    '--data',
    join(directory, 'data'),
  ];
  const child = spawn(process.execPath, [command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(directory, 'compiled') },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const line = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const ended = once(child, 'close').then(() => {
    throw new Error(`the broker did not start: ${errors}`);
  });
  const [ready] = await Promise.race([line, ended]);
  ended.catch(() => undefined);
  return { child, port: Number(ready.split(':').at(-1)) };
}

test('no kill -9 loses what was acknowledged', async () => {
  const directory = temporaryDirectory();
  const random = new SeededRandom(20261123);
  const listeners = [new Listener('listener-4', 4, 'load/#'), new Listener('listener-5', 5, 'load/#')];
  const topic = (n: number): string => `load/${n % 7}`;
  const publishers = [
    new Publisher('one', 4, 1, topic),
    new Publisher('two', 5, 2, topic),
    new Publisher('three', 4, 2, topic),
  ];
  const retaining = new Publisher('retained', 5, 1, (n) => `retained/${n % 10}`, { retain: true });
  const subscriber = new Subscriber('subscriber', 5);
  const working: Survivor[] = [...publishers, retaining, subscriber];
  const all = [...listeners, ...working];

  for (let kill = 0; kill < KILLS; kill += 1) {
    const { child, port } = await start(directory, kill % 2 === 0 ? 'strict' : 'mosquitto');
    const end = once(child, 'close');
    let life = 1 + Math.floor(random.next() * LONGEST_LIFE);
    for (const client of all) {
      client.onPacket = () => {
        life -= 1;
        if (life === 0) child.kill('SIGKILL');
      };
    }
    await Promise.all(listeners.map((client) => client.connect(port)));
    await Promise.all(working.map((client) => client.connect(port)));
    await end;
    for (const client of all) client.lose();
  }

  const { port } = await start(directory, 'strict');
  for (const client of all) client.onPacket = () => undefined;
  await Promise.all(listeners.map((client) => client.connect(port)));
  subscriber.stop();
  await Promise.all(
    [...publishers, retaining].map(async (publisher) => {
      const done = new Promise<void>((resolve) => (publisher.onDone = resolve));
      publisher.stop();
      await publisher.connect(port);
      await done;
    }),
  );

  // All that waits for a client comes before what is published now.
  const last = new Publisher('last', 5, 1, () => 'load/last');
  await Promise.all([...listeners.map((listener) => arrival(listener, carries('last:1'))), last.connect(port)]);
  for (const { received } of listeners) {
    for (const { id, qos, acknowledged, last: sent } of publishers) {
      expect(acknowledged.size).toBe(sent);
      for (let n = 1; n <= sent; n += 1) {
        const times = received.get(`${id}:${n}`) ?? 0;
        // QoS 1 may come again, QoS 2 may not.
        expect(times, `${id}:${n}`).toBeGreaterThanOrEqual(1);
        if (qos === 2) expect(times, `${id}:${n}`).toBe(1);
      }
    }
  }

  const late = new Listener('late', 5, 'retained/#');
  let missing = 10;
  await Promise.all([arrival(late, ({ type }) => type === 'PUBLISH' && --missing === 0), late.connect(port)]);
  for (let topic = 0; topic < 10; topic += 1) {
    // Its last ten were acknowledged one after the other: the last of each topic is what is retained.
    const newest = retaining.last - ((retaining.last - topic) % 10);
    expect(late.received.has(`retained:${newest}`), `retained/${topic}`).toBe(true);
  }

  await Promise.all([arrival(subscriber, ({ type }) => type === 'SUBACK'), subscriber.connect(port)]);
  const end = subscriber.last + 1;
  const asking = new Publisher('asking', 5, 1, (n) => (n < end ? `filters/${n}` : 'filters/done'));
  await Promise.all([arrival(subscriber, carries(`asking:${end}`)), asking.connect(port)]);
  for (let n = 1; n <= subscriber.last; n += 1) {
    const isSubscribed = subscriber.received.has(`asking:${n}`);
    if (subscriber.unsubscribed.has(n)) expect(isSubscribed, `filters/${n}`).toBe(false);
    // An UNSUBSCRIBE without UNSUBACK may have been done or not.
    else if (subscriber.subscribed.has(n) && n % 2 === 1) expect(isSubscribed, `filters/${n}`).toBe(true);
  }
  for (const client of [...all, last, late, asking]) client.lose();
  // A test that has done nothing proves nothing.
  expect(Math.min(...publishers.map(({ last: sent }) => sent))).toBeGreaterThan(KILLS * 10);
  expect(subscriber.unsubscribed.size).toBeGreaterThan(5);
});

/** Resolves when a client has got the packet. */
function arrival(client: Survivor, isIt: (packet: Packet) => boolean): Promise<void> {
  return new Promise<void>((resolve) => {
    client.onPacket = (packet) => {
      // It is taken after this.
      if (isIt(packet)) queueMicrotask(resolve);
    };
  });
}

const carries =
  (text: string) =>
  (packet: Packet): boolean =>
    packet.type === 'PUBLISH' && new TextDecoder().decode(packet.payload) === text;
