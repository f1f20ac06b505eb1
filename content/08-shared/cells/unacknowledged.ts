const station = `$share/station/${topic('call')}`;
const done: string[] = [];
const fragile = { ...v5('fragile'), clean: true, reconnectPeriod: 0 };
const crashing = await mqtt.connectAsync(brokerUrl, fragile);
crashing.handleMessage = () => undefined; // never acknowledges
crashing.on('message', (_name, payload, { dup }) =>
  done.push(`fragile: ${payload.toString()}, DUP ${Number(dup)}`),
);
await crashing.subscribeAsync(station, { qos: 1 });

const steady = await mqtt.connectAsync(brokerUrl, v5('steady'));
const others = received(steady);
await steady.subscribeAsync(station, { qos: 1 });

const dispatcher = await mqtt.connectAsync(brokerUrl, v5('dispatcher'));
// one call after the other, until the fragile member has one
for (let calls = 1; done.length === 0; calls++) {
  await dispatcher.publishAsync(topic('call'), `call ${calls}`, { qos: 1 });
  await until(() => done.length + others.length === calls);
}

await crashing.endAsync(true);
// Clean Start: with this CONNACK the old session is over.
const reborn = mqtt.connect(brokerUrl, fragile);
await connected(reborn);
await settled(steady, dispatcher, topic('call'), { qos: 1 });
for (const { text, dup } of others)
  done.push(`steady: ${text}, DUP ${Number(dup)}`);
for (const line of done) console.log(line);

for (const client of [reborn, steady, dispatcher]) await client.endAsync();
