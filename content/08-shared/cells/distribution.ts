import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import {
  bars,
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

const v5 = (name: string) =>
  ({ clientId: topic(name), protocolVersion: 5 }) as const;

const names = ['anna', 'ben', 'chen'];
const workers = await Promise.all(
  names.map((name) => mqtt.connectAsync(brokerUrl, v5(name))),
);
for (const worker of workers)
  await worker.subscribeAsync(`$share/workers/${topic('job')}`, { qos: 1 });
const jobs = tally(names, workers, display(bars({})));

const boss = await mqtt.connectAsync(brokerUrl, v5('boss'));
for (let n = 1; n <= 30; n++) {
  await boss.publishAsync(topic('job'), `job ${n}`, { qos: 1 });
  await sleep(15); // slow enough to watch
}
await until(() => jobs.total() === 30);

for (const client of [boss, ...workers]) await client.endAsync();

// #region helper
/** Counts what each client receives, and draws it as it comes. */
function tally(
  names: string[],
  clients: MqttClient[],
  chart: DisplayHandle,
) {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const [i, name] of names.entries())
    clients[i]?.on('message', () => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      chart.update(bars(counts));
    });
  return {
    total: () => [...counts.values()].reduce((sum, count) => sum + count),
  };
}
