const phone = {
  clientId: topic('phone'),
  protocolVersion: 5,
  clean: true,
  properties: { sessionExpiryInterval: 60 },
} as const;

const leaving = mqtt.connect(brokerUrl, phone);
await connected(leaving);
await leaving.subscribeAsync(topic('headlines'), { qos: 1 });
await leaving.endAsync();

const press = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('press'),
});
await press.publishAsync(topic('headlines'), 'news', { qos: 1 });

const returning = mqtt.connect(brokerUrl, phone);
const headlines = received(returning);
const { sessionPresent } = await connected(returning);
// a second at most
await until(() => headlines.length > 0, { within: 1000 }).catch(() => undefined);
console.log(`Session Present ${Number(sessionPresent)}, ${headlines.length} received`);

await returning.endAsync({ properties: { sessionExpiryInterval: 0 } });
await press.endAsync();
