const tasks = `$share/crew/${topic('task')}`;
const crew = await team(['anna', 'ben', 'chen'], tasks);
const captain = await mqtt.connectAsync(brokerUrl, { clientId: topic('captain') });

for (let n = 1; n <= 12; n++) await captain.publishAsync(topic('task'), `task ${n}`, { qos: 1 });
await until(() => crew.total() === 12);
const beforeLeaving = [...crew.counts];

await crew.clients[1]?.unsubscribeAsync(tasks);
await crew.clients[1]?.endAsync();
for (let n = 13; n <= 24; n++) await captain.publishAsync(topic('task'), `task ${n}`, { qos: 1 });
await until(() => crew.total() === 24);
console.log(`before: ${beforeLeaving.join(' + ')}, after: ${crew.counts.join(' + ')}`);

await Promise.all([captain, ...crew.clients].map((client) => client.endAsync()));
