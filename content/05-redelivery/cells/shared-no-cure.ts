const names = ['anna', 'ben', 'chen'];
const team = await Promise.all(
  names.map((name) =>
    mqtt.connectAsync(brokerUrl, { clientId: topic(name) }),
  ),
);
await Promise.all(
  team.map((client) =>
    client.subscribeAsync(`$share/team/${topic('payment')}`, { qos: 2 }),
  ),
);

const paid: { member: string | undefined; text: string; dup: boolean }[] =
  [];
team.forEach((client, i) =>
  client.on('message', (_name, payload, packet) => {
    paid.push({
      member: names[i],
      text: payload.toString(),
      dup: packet.dup,
    });
  }),
);

const shop = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('shop'),
});
await shop.publishAsync(topic('payment'), 'invoice 7: pay 100', { qos: 2 });
await shop.publishAsync(topic('payment'), 'invoice 7: pay 100', { qos: 2 });

await until(() => paid.length === 2);
display(paid);
for (const client of [shop, ...team]) await client.endAsync();
