const radio = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('radio'),
});
const send = (text: string) =>
  radio.publishAsync(topic('station'), text, { qos: 1, retain: true });
await send('retained');

const listener = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('listener'),
  protocolVersion: 5,
});
const heard = received(listener);
await listener.subscribeAsync(`$share/group/${topic('station')}`, {
  qos: 1,
});
await send('marker');
// an ordinary subscription: the marker comes from the slot
await listener.subscribeAsync(topic('station'), { qos: 1 });
const kept = () => heard.filter(({ retain }) => retain);
await until(() => kept().some(({ text }) => text === 'marker'));
console.log(
  `from the slot: ${kept()
    .map(({ text }) => text)
    .join(', ')}`,
);
await listener.endAsync();

await send('');
await radio.endAsync();
