const crew = await Promise.all(
  names.map((name) => mqtt.connectAsync(brokerUrl, v5(name))),
);
for (const client of crew)
  await client.subscribeAsync(`$share/crew/${topic('task')}`, { qos: 1 });
const tasks = tally(names, crew, display('waiting for work'));
const captain = await mqtt.connectAsync(brokerUrl, v5('captain'));

for (let n = 1; n <= 12; n++)
  await captain.publishAsync(topic('task'), `task ${n}`, { qos: 1 });
await tasks.until(12);
const beforeLeaving = tasks.counts.join(' + ');

await crew[1]?.unsubscribeAsync(`$share/crew/${topic('task')}`);
await crew[1]?.endAsync();
for (let n = 13; n <= 24; n++)
  await captain.publishAsync(topic('task'), `task ${n}`, { qos: 1 });
await tasks.until(24);
console.log(`before: ${beforeLeaving}, after: ${tasks.counts.join(' + ')}`);

for (const client of [captain, ...crew]) await client.endAsync();
