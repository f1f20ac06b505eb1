// Debian's mosquitto_pub and mosquitto_sub against the Node host.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { isThere, needs, start } from './tools.ts';

const installed = isThere('mosquitto_sub') && isThere('mosquitto_pub');
const versions = ['mqttv311', 'mqttv5'] as const;
const cells = versions.flatMap((version) => (['0', '1', '2'] as const).map((qos) => ({ version, qos })));

let host: NodeHost;
beforeAll(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: null });
});
afterAll(() => host.close());

function at(version: string): string[] {
  return ['-h', '127.0.0.1', '-p', String(host.tcp), '-V', version];
}

/** QoS, RETAIN and payload of each message. */
const format = ['-F', '%q %r %p'];

async function publish(version: string, ...args: string[]): Promise<void> {
  await start('mosquitto_pub', [...at(version), ...args]).rest();
}

test.for(cells)('live messages at QoS $qos, $version', async ({ version, qos }, context) => {
  needs(context, installed, 'mosquitto_sub');
  const topic = `live/${version}/${qos}`;
  // The retained message shows when the subscription stands.
  await publish(version, '-t', topic, '-q', qos, '-r', '-m', 'ready');
  const subscriber = start('mosquitto_sub', [...at(version), '-t', topic, '-q', qos, '-C', '4', ...format]);
  expect(await subscriber.line()).toBe(`${qos} 1 ready`);
  for (const payload of ['1', '2', '三']) await publish(version, '-t', topic, '-q', qos, '-m', payload);
  expect(await subscriber.rest()).toEqual([`${qos} 0 1`, `${qos} 0 2`, `${qos} 0 三`]);
});

test.for(cells)('an absent client gets its messages later, QoS $qos, $version', async ({ version, qos }, context) => {
  needs(context, installed, 'mosquitto_sub');
  const topic = `session/${version}/${qos}`;
  const session = [...at(version), '-i', topic, '-c', '-t', topic, '-q', qos];
  if (version === 'mqttv5') session.push('-x', '300');
  await start('mosquitto_sub', [...session, '-E']).rest();
  for (const payload of ['1', '2', '3']) await publish(version, '-t', topic, '-q', qos, '-m', payload);
  const received = await start('mosquitto_sub', [...session, '-C', '3', ...format]).rest();
  expect(received).toEqual([`${qos} 0 1`, `${qos} 0 2`, `${qos} 0 3`]);
});

test.for(versions)('a retained message is deleted by an empty one, %s', async (version, context) => {
  needs(context, installed, 'mosquitto_sub');
  const topic = `retained/${version}`;
  await publish(version, '-t', `${topic}/a`, '-r', '-m', 'a');
  await publish(version, '-t', `${topic}/b`, '-r', '-m', 'b', '-q', '1');
  await publish(version, '-t', `${topic}/a`, '-r', '-n');
  const received = await start('mosquitto_sub', [
    ...at(version),
    '-t',
    `${topic}/+`,
    '-q',
    '2',
    '-C',
    '1',
    ...format,
  ]).rest();
  expect(received).toEqual(['1 1 b']);
});

test.for(versions)('a large message comes whole, %s', async (version, context) => {
  needs(context, installed, 'mosquitto_sub');
  const payload = 'x'.repeat(100_000);
  await publish(version, '-t', `large/${version}`, '-r', '-q', '1', '-m', payload);
  const subscriber = start('mosquitto_sub', [...at(version), '-t', `large/${version}`, '-q', '1', '-C', '1']);
  expect(await subscriber.rest()).toEqual([payload]);
});

test('two members of a group share the messages', async (context) => {
  needs(context, installed, 'mosquitto_sub');
  const members = ['a', 'b'].map((id) =>
    start('mosquitto_sub', [
      ...at('mqttv5'),
      '-i',
      id,
      '-t',
      '$share/g/work',
      '-t',
      `hello/${id}`,
      '-q',
      '1',
      '-C',
      '3',
    ]),
  );
  for (const id of ['a', 'b']) await publish('mqttv5', '-t', `hello/${id}`, '-r', '-m', 'ready');
  expect(await Promise.all(members.map((member) => member.line()))).toEqual(['ready', 'ready']);
  for (const payload of ['1', '2', '3', '4']) await publish('mqttv5', '-t', 'work', '-q', '1', '-m', payload);
  const shares = await Promise.all(members.map((member) => member.rest()));
  expect(shares.map((share) => share.length)).toEqual([2, 2]);
  expect(shares.flat().sort()).toEqual(['1', '2', '3', '4']);
});
