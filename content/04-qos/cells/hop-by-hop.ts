const mailbox = {
  clientId: topic('mailbox'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
} as const;

const owner = await mqtt.connectAsync(brokerUrl, {
  ...mailbox,
  clean: true,
});
await owner.subscribeAsync(topic('letter'), { qos: 2 });
await owner.endAsync();
console.log('the subscriber is gone');

const postman = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('postman'),
});
await postman.publishAsync(topic('letter'), 'Dear reader', { qos: 2 });
console.log('the publisher has PUBCOMP and leaves');
await postman.endAsync();

const ownerAgain = mqtt.connect(brokerUrl, { ...mailbox, clean: false });
const [letter] = await messages(ownerAgain, 1);
console.log(
  `the subscriber is back: "${letter?.text}", QoS ${letter?.qos}`,
);
await ownerAgain.endAsync({ properties: { sessionExpiryInterval: 0 } });
