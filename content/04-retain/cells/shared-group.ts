const radio = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('radio'),
});
await radio.publishAsync(topic('station'), 'retained', {
  qos: 1,
  retain: true,
});
await radio.publishAsync(topic('marker'), 'marker', {
  qos: 1,
  retain: true,
});

const listener = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('listener'),
  protocolVersion: 5,
});
const heard: string[] = [];
listener.on('message', (_name, payload) => heard.push(payload.toString()));
const marked = messages(listener, 1, { filter: topic('marker') });
await listener.subscribeAsync(`$share/group/${topic('station')}`, {
  qos: 1,
});
await listener.subscribeAsync(topic('marker'), { qos: 1 });
await marked;
console.log(`received: ${heard.join(', ')}`);
await listener.endAsync();

for (const name of ['station', 'marker'])
  await radio.publishAsync(topic(name), '', { qos: 1, retain: true });
await radio.endAsync();
