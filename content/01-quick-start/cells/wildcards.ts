const names = [
  'home',
  'home/door',
  'home/kitchen/temperature',
  'home/kitchen/window/left',
  'home/bedroom/temperature',
];
const filters = ['home/+/temperature', 'home/kitchen/#', 'home/#', '+/+'];

const watchers = await Promise.all(
  filters.map((_, i) =>
    mqtt.connectAsync(brokerUrl, { clientId: topic(`watcher-${i + 1}`) }),
  ),
);
for (const [i, filter] of filters.entries())
  await watchers[i]?.subscribeAsync(topic(filter));
const caught = watchers.map((watcher) => received(watcher));

const house = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('house'),
});
for (const name of names) await house.publishAsync(topic(name), 'news');
// from here on nothing more of it can come to any of them
await settled(watchers, house, names.map(topic));

const mark = (name: string, watcher = 0) =>
  caught[watcher]?.some((message) => message.topic === topic(name))
    ? '✓'
    : '–';
display(
  names.map((name) => ({
    'Topic Name': name,
    ...Object.fromEntries(
      filters.map((filter, i) => [filter, mark(name, i)]),
    ),
  })),
);

for (const client of [house, ...watchers]) await client.endAsync();
