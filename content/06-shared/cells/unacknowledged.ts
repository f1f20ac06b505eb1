const station = `$share/station/${topic('call')}`;
const done: string[] = [];
const record =
  (who: string) =>
  (name: string, payload: Uint8Array, { dup }: { dup: boolean }) => {
    if (name === topic('call')) done.push(`${who}: ${new TextDecoder().decode(payload)}, DUP ${Number(dup)}`);
  };

const fragile = { ...v5('fragile'), clean: true, reconnectPeriod: 0 };
const crashing = await mqtt.connectAsync(brokerUrl, fragile);
crashing.handleMessage = () => undefined; // processes one message and never acknowledges it
crashing.on('message', record('fragile'));
const processed = messages(crashing, 1);
await crashing.subscribeAsync(station, { qos: 1 });

const steady = await mqtt.connectAsync(brokerUrl, v5('steady'));
steady.on('message', record('steady'));
await steady.subscribeAsync(station, { qos: 1 });
await steady.subscribeAsync(topic('marker'), { qos: 1 });

const dispatcher = await mqtt.connectAsync(brokerUrl, v5('dispatcher'));
for (const call of ['call 1', 'call 2']) await dispatcher.publishAsync(topic('call'), call, { qos: 1 });
await processed;

await crashing.endAsync(true);
const reborn = await mqtt.connectAsync(brokerUrl, fragile); // from here on the old session is over
const marker = messages(steady, 1, { filter: topic('marker') });
await dispatcher.publishAsync(topic('marker'), 'marker', { qos: 1 });
await marker;
for (const line of done) console.log(line);

await Promise.all([reborn, steady, dispatcher].map((client) => client.endAsync()));
