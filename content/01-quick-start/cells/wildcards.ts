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

display(names.map(caughtBy));
for (const client of [house, ...watchers]) await client.endAsync();

// #region helper
/** A row of the table: under each filter, whether its watcher has the name. */
function caughtBy(name: string) {
  const mark = (watcher: number) =>
    caught[watcher]?.some((message) => message.topic === topic(name))
      ? '✓'
      : '–';
  return {
    'Topic Name': name,
    ...Object.fromEntries(filters.map((filter, i) => [filter, mark(i)])),
  };
}
