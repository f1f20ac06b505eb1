const origin = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('origin'),
});
const plain = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('plain'),
  protocolVersion: 5,
});
const mirror = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('mirror'),
  protocolVersion: 5,
});
await plain.subscribeAsync(topic('setting'), { qos: 1, rap: false });
await mirror.subscribeAsync(topic('setting'), { qos: 1, rap: true });

const [toPlain, toMirror] = [messages(plain, 2), messages(mirror, 2)];
await origin.publishAsync(topic('setting'), 'retained', {
  qos: 1,
  retain: true,
});
await origin.publishAsync(topic('setting'), 'not retained', {
  qos: 1,
  retain: false,
});

display([
  ...show('Retain As Published 0', await toPlain),
  ...show('Retain As Published 1', await toMirror),
]);

await origin.publishAsync(topic('setting'), '', { qos: 1, retain: true });
for (const client of [origin, plain, mirror]) await client.endAsync();
