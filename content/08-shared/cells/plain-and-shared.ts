const greedy = await mqtt.connectAsync(brokerUrl, v5('greedy'));
await greedy.subscribeAsync(topic('offer'), { qos: 1 });
await greedy.subscribeAsync(`$share/bargains/${topic('offer')}`, {
  qos: 1,
});

const offers = messages(greedy, 20);
const market = await mqtt.connectAsync(brokerUrl, v5('market'));
for (let n = 1; n <= 10; n++)
  await market.publishAsync(topic('offer'), `offer ${n}`, { qos: 1 });

const times = new Map<string, number>();
for (const { text } of await offers)
  times.set(text, (times.get(text) ?? 0) + 1);
display([...times].map(([message, copies]) => ({ message, copies })));

for (const client of [market, greedy]) await client.endAsync();
