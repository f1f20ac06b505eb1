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

const handled = received(atWork);
for (let n = 1; n <= 10; n++)
  await customer.publishAsync(topic('request'), `request ${n}`, { qos: 1 });

const returning = mqtt.connect(brokerUrl, { ...onLeave, clean: false });
const waited = received(returning);
await connected(returning);
await until(() => handled.length + waited.length === 10);
const texts = (came: Message[]) => came.map(({ text }) => text).join(', ');
console.log(`at work: ${texts(handled)}`);
console.log(`kept for the absent member: ${texts(waited)}`);

await returning.endAsync({ properties: { sessionExpiryInterval: 0 } });
for (const client of [customer, atWork]) await client.endAsync();
