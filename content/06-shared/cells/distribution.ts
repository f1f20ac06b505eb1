import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import {
  brokerUrl,
  connected,
  display,
  messages,
  received,
  settled,
  sleep,
  topic,
  until,
} from 'lab';
import type { DisplayHandle, Message } from 'lab';

/** Counts what each client receives, and draws it as it comes. */
function tally(
  names: string[],
  clients: MqttClient[],
  chart: DisplayHandle,
) {
  const counts = names.map(() => 0);
  const total = () => counts.reduce((sum, count) => sum + count, 0);
  clients.forEach((client, i) =>
    client.on('message', () => {
      counts[i] = (counts[i] ?? 0) + 1;
      chart.update(
        names.map((member, n) => ({
          member,
          messages: counts[n],
          bar: '█'.repeat(counts[n] ?? 0),
        })),
      );
    }),
  );
  return { counts, total };
}

const v5 = (name: string) =>
  ({ clientId: topic(name), protocolVersion: 5 }) as const;

const names = ['anna', 'ben', 'chen'];
const workers = await Promise.all(
  names.map((name) => mqtt.connectAsync(brokerUrl, v5(name))),
);
for (const worker of workers)
  await worker.subscribeAsync(`$share/workers/${topic('job')}`, { qos: 1 });
const jobs = tally(names, workers, display('waiting for work'));

const boss = await mqtt.connectAsync(brokerUrl, v5('boss'));
for (let n = 1; n <= 30; n++) {
  await boss.publishAsync(topic('job'), `job ${n}`, { qos: 1 });
  await sleep(15); // slow enough to watch
}
await until(() => jobs.total() === 30);

for (const client of [boss, ...workers]) await client.endAsync();
