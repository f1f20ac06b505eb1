import { fault } from 'lab';

const calm = { reconnectPeriod: 20, reconnectOnConnackError: true };
const join = async (name: string) => {
  const client = await mqtt.connectAsync(brokerUrl, {
    ...calm,
    clientId: topic(name),
    protocolVersion: 5,
    clean: false,
    properties: { sessionExpiryInterval: 60 },
  });
  const group = `$share/team/${topic('order')}`;
  await client.subscribeAsync(group, { qos: 1 });
  return client;
};
const team = [await join('ines'), await join('jan')];
const handled = team.map((client) => received(client));
const shop = await mqtt.connectAsync(brokerUrl, {
  ...calm,
  clientId: topic('shop'),
});

await fault('cut', {
  client: shop,
  filter: 'mqtt.msgtype == PUBACK',
});

for (let n = 1; n <= 4; n += 1) {
  await shop.publishAsync(topic('order'), `order ${n}`, { qos: 1 });
}
await until(() => handled.flat().length >= 4).catch(() => {
  console.log('an order has not come');
});
await settled(team, shop, topic('order'), { qos: 1 });
for (const { text, dup } of handled.flat()) {
  console.log(`${text}, DUP ${Number(dup)}`);
}

await shop.endAsync();
for (const client of team) {
  await client.endAsync({ properties: { sessionExpiryInterval: 0 } });
}
