import mqtt from 'mqtt';
import { brokerUrl, display, messages, sleep, topic } from 'lab';

/** Clients with one and the same subscription; what each receives is counted and drawn as it comes. */
async function team(names: string[], filter: string) {
  const counts = names.map(() => 0);
  const rows = () => names.map((member, i) => ({ member, messages: counts[i], bar: '█'.repeat(counts[i] ?? 0) }));
  const clients = await Promise.all(
    names.map((name) => mqtt.connectAsync(brokerUrl, { clientId: topic(name), protocolVersion: 5 })),
  );
  const chart = display(rows());
  clients.forEach((client, i) =>
    client.on('message', () => {
      counts[i] = (counts[i] ?? 0) + 1;
      chart.update(rows());
    }),
  );
  for (const client of clients) await client.subscribeAsync(filter, { qos: 1 });
  return { clients, counts, total: () => counts.reduce((sum, count) => sum + count, 0) };
}

async function until(done: () => boolean) {
  for (let waited = 0; !done(); waited += 10) {
    if (waited >= 5000) throw new Error('not within 5 s');
    await sleep(10);
  }
}

const workers = await team(['anna', 'ben', 'chen'], `$share/workers/${topic('job')}`);
const boss = await mqtt.connectAsync(brokerUrl, { clientId: topic('boss') });
for (let n = 1; n <= 30; n++) {
  await boss.publishAsync(topic('job'), `job ${n}`, { qos: 1 });
  await sleep(15); // slow enough to watch
}
await until(() => workers.total() === 30);

await Promise.all([boss, ...workers.clients].map((client) => client.endAsync()));
