const station = `$share/station/${topic('call')}`;
const done: string[] = [];
const fragile = { ...v5('fragile'), clean: true, reconnectPeriod: 0 };
const crashing = await mqtt.connectAsync(brokerUrl, fragile);
crashing.handleMessage = () => undefined; // never acknowledges
crashing.on('message', (_name, payload, { dup }) =>
  done.push(`fragile: ${payload.toString()}, DUP ${Number(dup)}`),
);
const processed = messages(crashing, 1);
await crashing.subscribeAsync(station, { qos: 1 });

const steady = await mqtt.connectAsync(brokerUrl, v5('steady'));
steady.on('message', (name, payload, { dup }) => {
  if (name !== topic('call')) return;
  done.push(`steady: ${payload.toString()}, DUP ${Number(dup)}`);
});
await steady.subscribeAsync(station, { qos: 1 });
await steady.subscribeAsync(topic('marker'), { qos: 1 });

const dispatcher = await mqtt.connectAsync(brokerUrl, v5('dispatcher'));
for (const call of ['call 1', 'call 2'])
  await dispatcher.publishAsync(topic('call'), call, { qos: 1 });
await processed;

await crashing.endAsync(true);
// Clean Start: with this CONNACK the old session is over.
const reborn = await mqtt.connectAsync(brokerUrl, fragile);
const marker = messages(steady, 1, { filter: topic('marker') });
await dispatcher.publishAsync(topic('marker'), 'marker', { qos: 1 });
await marker;
for (const line of done) console.log(line);

for (const client of [reborn, steady, dispatcher]) await client.endAsync();
