const owner = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('owner'),
});
const watcher = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('watcher'),
});
await watcher.subscribeAsync(topic('door'), { qos: 1 });

const publish = (state: string) =>
  owner.publishAsync(topic('door'), state, { qos: 1, retain: true });
const seen = messages(watcher, 2);
await publish('open');
await publish('');
for (const { payload, retain } of await seen)
  console.log(`${payload.length} bytes, RETAIN ${Number(retain)}`);

const visitor = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('visitor'),
  resubscribe: false, // otherwise MQTT.js sends no second SUBSCRIBE
});
const got = received(visitor);
await visitor.subscribeAsync(topic('door'), { qos: 1 }); // an empty slot
await publish('marker');
await visitor.subscribeAsync(topic('door'), { qos: 1 }); // a full one
const kept = () => got.filter(({ retain }) => retain);
await until(() => kept().some(({ text }) => text === 'marker'));
console.log(
  `from the slot: ${kept()
    .map(({ text }) => text)
    .join(', ')}`,
);

await publish('');
for (const client of [owner, watcher, visitor]) await client.endAsync();
