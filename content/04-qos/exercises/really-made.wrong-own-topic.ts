const barista = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('barista'),
  protocolVersion: 5,
});
await barista.subscribeAsync(topic('orders'), { qos: 1 });
const orders = messages(barista, 3);

const guest = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('guest'),
  protocolVersion: 5,
});
await guest.subscribeAsync(topic('answers'), { qos: 1 });
const answers = received(guest);

for (const order of ['coffee 1', 'coffee 2', 'coffee 3'])
  await guest.publishAsync(topic('orders'), order, {
    qos: 1,
    properties: { responseTopic: topic('answers') },
  });

for (const { text, packet } of await orders) {
  const answerTo = packet.properties?.responseTopic ?? '';
  console.log(`made: ${text}`);
  await barista.publishAsync(topic('done'), text, { qos: 1 });
}

// two seconds at most: have all three been answered?
await until(() => answers.length === 3, { within: 2000 }).catch(() => undefined);
console.log(`answers: ${answers.map(({ text }) => text).join(', ')}`);

await guest.endAsync();
await barista.endAsync();
