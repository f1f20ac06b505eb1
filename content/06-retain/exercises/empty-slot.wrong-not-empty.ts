const guard = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('guard'),
});
const guest = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('guest'),
});
const heard2 = received(guest);
await guard.publishAsync(topic('gate'), 'open', { qos: 1, retain: true });

await guard.publishAsync(topic('gate'), 'null', {
  qos: 1,
  retain: true,
});

await guest.subscribeAsync(topic('gate'), { qos: 1 });
const called = messages(guest, 1, { filter: topic('bell') });
await guest.subscribeAsync(topic('bell'), { qos: 1 });
await guard.publishAsync(topic('bell'), 'ring', { qos: 1 });
await called;
console.log(`before the bell: ${heard2.length - 1}`);

await guard.publishAsync(topic('gate'), '', { qos: 1, retain: true });
await guest.endAsync();
await guard.endAsync();
