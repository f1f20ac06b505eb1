const shop = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('shop'),
});

async function lose(step: string) {
  const till = await mqtt.connectAsync(brokerUrl, {
    clientId: topic(`till-${step}`),
    protocolVersion: 5,
    clean: false,
    properties: { sessionExpiryInterval: 60 },
    reconnectPeriod: 100,
  });
  await till.subscribeAsync([topic('payment'), topic('closing')], {
    qos: 2,
  });
  const came: string[] = [];
  till.on('message', (_, payload) => void came.push(payload.toString()));

  // this packet is lost, and the connection with it
  await fault('cut', { client: till, filter: `mqtt.msgtype == ${step}` });
  const back = new Promise((resolve) => till.once('connect', resolve));
  const closing = messages(till, 1, { filter: topic('closing') });
  await shop.publishAsync(topic('payment'), '5 euros', { qos: 2 });
  await back;
  await shop.publishAsync(topic('closing'), 'no more came', { qos: 2 });
  await closing;
  console.log(`${step} lost: ${came.join(', ')}`);
  await till.endAsync({ properties: { sessionExpiryInterval: 0 } });
}

for (const step of ['PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP'])
  await lose(step);
await shop.endAsync();
