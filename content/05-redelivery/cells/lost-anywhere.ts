const lasting = {
  protocolVersion: 5,
  clean: false,
  properties: { sessionExpiryInterval: 60 },
  reconnectPeriod: 100,
} as const;
const losses: object[] = [];

async function lose(step: string, hop: 'in' | 'out') {
  const open = (name: string) =>
    mqtt.connectAsync(brokerUrl, {
      ...lasting,
      clientId: topic(`${name}-${hop}-${step}`),
    });
  const shop = await open('shop');
  const till = await open('till');
  await till.subscribeAsync(topic('payment'), { qos: 2 });
  const payments = received(till);

  // this packet is lost, and the connection with it
  const client = hop === 'in' ? shop : till;
  await fault('cut', { client, filter: `mqtt.msgtype == ${step}` });
  const back = connected(client);
  const shopHears = await shop
    .publishAsync(topic('payment'), '5 euros', { qos: 2 })
    .then(() => 'done')
    .catch((error: Error) => error.message);
  await back;
  await settled(till, shop, topic('payment'), { qos: 2, subscribe: false });
  losses.push({ hop, lost: step, payments: payments.length, shopHears });

  for (const one of [shop, till])
    await one.endAsync({ properties: { sessionExpiryInterval: 0 } });
}

for (const hop of ['in', 'out'] as const)
  // to the broker, from the broker
  for (const step of ['PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP'])
    await lose(step, hop);
display(losses);
