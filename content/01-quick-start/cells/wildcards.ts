const names = [
  'home',
  'home/door',
  'home/kitchen/temperature',
  'home/kitchen/window/left',
  'home/bedroom/temperature',
];
const filters = ['home/+/temperature', 'home/kitchen/#', 'home/#', '+/+'];

const watchers = await Promise.all(
  filters.map(async (filter, i) => {
    const client = await mqtt.connectAsync(brokerUrl, {
      clientId: topic(`watcher-${i + 1}`),
    });
    await client.subscribeAsync([topic(filter), topic('done')]);
    const caught = new Set<string>();
    const done = messages(client, 1, { filter: topic('done') });
    client.on('message', (name) => caught.add(name));
    return { filter, client, caught, done };
  }),
);

const house = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('house'),
});
for (const name of [...names, 'done'])
  await house.publishAsync(topic(name), 'news');
await Promise.all(watchers.map(({ done }) => done));

display(
  names.map((name) => ({
    'Topic Name': name,
    ...Object.fromEntries(
      watchers.map(({ filter, caught }) => [
        filter,
        caught.has(topic(name)) ? '✓' : '–',
      ]),
    ),
  })),
);

for (const client of [house, ...watchers.map(({ client }) => client)])
  await client.endAsync();
