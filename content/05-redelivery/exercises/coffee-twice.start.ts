import { fault } from 'lab';

const cook2 = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('cook'),
  protocolVersion: 5,
  clean: false,
  properties: { sessionExpiryInterval: 60 },
  reconnectPeriod: 100,
});
await cook2.subscribeAsync(topic('coffee'), { qos: 1 });
const made = received(cook2);
const waiter2 = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('waiter'),
});

// your fault goes here

await waiter2.publishAsync(topic('coffee'), 'one coffee', { qos: 1 });
// two seconds at most: does another one come?
await until(() => made.length > 1, { within: 2000 }).catch(() => undefined);
await settled(cook2, waiter2, topic('coffee'), {
  qos: 1,
  subscribe: false,
});
console.log(`coffees: ${made.length}`);

await cook2.endAsync({ properties: { sessionExpiryInterval: 0 } });
await waiter2.endAsync();
