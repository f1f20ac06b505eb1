// Messages a second from one mosquitto_pub, which reads them from its input, to one mosquitto_sub, which writes them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import mqtt from 'mqtt';
import { noMatchingSubscribers } from '../../../src/mqtt/reason-code.ts';
import type { Contender } from '../broker/contenders.ts';
import type { Report } from '../report.ts';

const messages = { 0: 100_000, 1: 30_000, 2: 10_000 } as const;

export async function benchMosquittoClients(contender: Contender, report: Report): Promise<void> {
  if (spawnSync('mosquitto_pub', ['--help'], { stdio: 'ignore' }).error !== undefined) {
    report.note('mosquitto_pub is not installed: left out');
    return;
  }
  for (const qos of [0, 1, 2] as const)
    report.figure(
      `${contender.name}, mosquitto_pub → mosquitto_sub, QoS ${qos}`,
      await mosquittoRate(contender, qos, messages[qos]),
      '/s',
    );
}

async function mosquittoRate({ tcp }: Contender, qos: 0 | 1 | 2, count: number): Promise<number> {
  const topic = `bench/mosquitto/${qos}`;
  const common = ['-h', '127.0.0.1', '-p', `${tcp}`, '-t', topic, '-q', `${qos}`];
  // One more than are measured: the one that found it there.
  const subscriber = spawn('mosquitto_sub', [...common, '-C', `${count + 1}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(subscriber, 'close');
  await subscribed(tcp, topic);
  const began = performance.now();
  const publisher = spawn('mosquitto_pub', [...common, '-l'], { stdio: ['pipe', 'ignore', 'inherit'] });
  publisher.stdin.end('aaaaaaaaaaaaaaaa\n'.repeat(count));
  const late = setTimeout(() => subscriber.kill(), 60_000);
  const [code] = (await ended) as [number | null];
  clearTimeout(late);
  publisher.kill();
  return code === 0 ? (count / (performance.now() - began)) * 1000 : NaN;
}

/** Resolves when a message to the topic has come to somebody: mosquitto_sub does not say when it has subscribed. */
async function subscribed(port: number, topic: string): Promise<void> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: 5 });
  let answer: number | undefined = noMatchingSubscribers;
  client.on('packetreceive', (packet) => {
    if (packet.cmd === 'puback') answer = packet.reasonCode;
  });
  for (;;) {
    await client.publishAsync(topic, 'there?', { qos: 1 });
    if (answer !== noMatchingSubscribers) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await client.endAsync();
}
