const slow = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('slow'),
  protocolVersion: 5,
  properties: { receiveMaximum: 2 },
});
let acknowledgeFirst = () => {};
slow.handleMessage = (_packet, done) => {
  acknowledgeFirst = () => done(); // kept for later: no PUBACK now
};
await slow.subscribeAsync(topic('parcel'), { qos: 1 });

const parcels = received(slow);
const depot = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('depot'),
});
for (const n of [1, 2, 3, 4, 5])
  await depot.publishAsync(topic('parcel'), `parcel ${n}`, { qos: 1 });
console.log('five PUBACKs for the publisher, none from the subscriber');

await until(() => parcels.length === 1); // MQTT.js shows no more yet
slow.handleMessage = (_packet, done) => done();
acknowledgeFirst();
await until(() => parcels.length === 5);
console.log(
  parcels
    .map(({ text, packet }) => `${text} (id ${packet.messageId})`)
    .join(', '),
);

await slow.endAsync();
await depot.endAsync();
