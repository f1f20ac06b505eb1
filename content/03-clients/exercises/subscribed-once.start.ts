const lamp = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('lamp'),
  protocolVersion: 5,
  reconnectPeriod: 20,
  resubscribe: false,
});
const seen = received(lamp);
await lamp.subscribeAsync(topic('switch'), { qos: 1 });
const button = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('button'),
});

const back = connected(lamp);
lamp.stream.destroy(); // the network fails
await button.publishAsync(topic('switch'), 'on', { qos: 1 });
await back;
const nothing = () => console.log('the lamp stays dark');
await until(() => seen.length > 0, { within: 1000 }).catch(nothing);
for (const { text } of seen) console.log(`the lamp hears: ${text}`);

await button.endAsync();
await lamp.endAsync({ properties: { sessionExpiryInterval: 0 } });
