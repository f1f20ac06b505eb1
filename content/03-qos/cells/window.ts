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

const parcels = messages(slow, 5);
const depot = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('depot'),
});
for (const n of [1, 2, 3, 4, 5])
  await depot.publishAsync(topic('parcel'), `parcel ${n}`, { qos: 1 });
console.log('five PUBACKs for the publisher, none from the subscriber');

slow.handleMessage = (_packet, done) => done();
acknowledgeFirst();
console.log(
  (await parcels)
    .map(({ text, packet }) => `${text} (id ${packet.messageId})`)
    .join(', '),
);

await slow.endAsync();
await depot.endAsync();
