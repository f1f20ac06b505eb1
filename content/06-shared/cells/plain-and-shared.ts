const greedy = await team(['greedy'], topic('offer'));
await greedy.clients[0]?.subscribeAsync(`$share/bargains/${topic('offer')}`, { qos: 1 });

const market = await mqtt.connectAsync(brokerUrl, { clientId: topic('market') });
for (let n = 1; n <= 10; n++) await market.publishAsync(topic('offer'), `offer ${n}`, { qos: 1 });
await until(() => greedy.total() === 20);

await Promise.all([market, ...greedy.clients].map((client) => client.endAsync()));
