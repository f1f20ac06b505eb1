const owner = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('owner'),
});
const watcher = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('watcher'),
});
await watcher.subscribeAsync(topic('door'), { qos: 1 });

const seen = messages(watcher, 2);
await owner.publishAsync(topic('door'), 'open', { qos: 1, retain: true });
await owner.publishAsync(topic('door'), '', { qos: 1, retain: true });
for (const { payload, retain } of await seen)
  console.log(`${payload.length} bytes, RETAIN ${Number(retain)}`);

await owner.publishAsync(topic('marker'), 'marker', {
  qos: 1,
  retain: true,
});
const visitor = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('visitor'),
});
const first = messages(visitor, 1);
await visitor.subscribeAsync(topic('door'), { qos: 1 });
await visitor.subscribeAsync(topic('marker'), { qos: 1 });
console.log(`first to reach a new subscriber: ${(await first)[0]?.text}`);

await owner.publishAsync(topic('marker'), '', { qos: 1, retain: true });
for (const client of [owner, watcher, visitor]) await client.endAsync();
