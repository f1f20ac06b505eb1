const office = `$share/office/${topic('request')}`;
const onLeave = {
  ...v5('on-leave'),
  properties: { sessionExpiryInterval: 60 },
};
const leaving = await mqtt.connectAsync(brokerUrl, {
  ...onLeave,
  clean: true,
});
await leaving.subscribeAsync(office, { qos: 1 });
await leaving.endAsync();

const atWork = await mqtt.connectAsync(brokerUrl, v5('at-work'));
await atWork.subscribeAsync(office, { qos: 1 });
const customer = await mqtt.connectAsync(brokerUrl, v5('customer'));

const texts = (received: Message[]) =>
  received.map(({ text }) => text).join(', ');
const handled = messages(atWork, 5);
for (let n = 1; n <= 10; n++)
  await customer.publishAsync(topic('request'), `request ${n}`, { qos: 1 });
console.log(`at work: ${texts(await handled)}`);

const returning = mqtt.connect(brokerUrl, { ...onLeave, clean: false });
const waited = messages(returning, 5);
console.log(`kept for the absent member: ${texts(await waited)}`);

await returning.endAsync({ properties: { sessionExpiryInterval: 0 } });
for (const client of [customer, atWork]) await client.endAsync();
