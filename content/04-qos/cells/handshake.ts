const sender = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('sender'),
});
const receiver = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('receiver'),
});
await receiver.subscribeAsync(topic('handshake'), { qos: 2 });

const acts = { sender: [] as string[], receiver: [] as string[] };
sender.on('packetsend', ({ cmd }) => acts.sender.push(`→ ${cmd}`));
sender.on('packetreceive', ({ cmd }) => acts.sender.push(`← ${cmd}`));
receiver.on('packetsend', ({ cmd }) => acts.receiver.push(`→ ${cmd}`));
receiver.on('packetreceive', ({ cmd }) => acts.receiver.push(`← ${cmd}`));
receiver.on('message', () => acts.receiver.push('message'));

const handedOver = messages(receiver, 1);
await sender.publishAsync(topic('handshake'), 'exactly once', { qos: 2 });
await handedOver;
await sender.endAsync();
await receiver.endAsync();

for (const [who, steps] of Object.entries(acts))
  console.log(`${who}: ${steps.join(', ')}`);
