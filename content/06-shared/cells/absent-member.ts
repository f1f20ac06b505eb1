const requests = `$share/office/${topic('request')}`;
const onLeave = {
  clientId: topic('on-leave'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
} as const;
const leaving = await mqtt.connectAsync(brokerUrl, { ...onLeave, clean: true });
await leaving.subscribeAsync(requests, { qos: 1 });
await leaving.endAsync();

const atWork = await team(['at-work'], requests);
const customer = await mqtt.connectAsync(brokerUrl, { clientId: topic('customer') });
for (let n = 1; n <= 10; n++) await customer.publishAsync(topic('request'), `request ${n}`, { qos: 1 });

const waiting: string[] = [];
const returning = mqtt.connect(brokerUrl, { ...onLeave, clean: false });
returning.on('message', (_name, payload) => waiting.push(payload.toString()));
await until(() => atWork.total() + waiting.length === 10);
console.log(`waited for the absent member: ${waiting.join(', ')}`);

await returning.endAsync({ properties: { sessionExpiryInterval: 0 } });
await Promise.all([customer, ...atWork.clients].map((client) => client.endAsync()));
