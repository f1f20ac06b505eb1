const spellings = ['V2X.RSU.RSM.UP2', 'V2X/RSU/RSM/UP2'];
const questions = ['V2X/#', 'V2X/RSU/+/UP2', '+/+/+/+', '+'];

const askers = await Promise.all(
  questions.map((_, i) =>
    mqtt.connectAsync(brokerUrl, { clientId: topic(`asker-${i + 1}`) }),
  ),
);
for (const [i, filter] of questions.entries())
  await askers[i]?.subscribeAsync(topic(filter));
const got = askers.map((asker) => received(asker));

const unit = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('unit'),
});
for (const name of spellings) await unit.publishAsync(topic(name), 'RSM');
await settled(askers, unit, spellings.map(topic));

const mark = (name: string, asker: number) =>
  got[asker]?.some((message) => message.topic === topic(name)) ? '✓' : '–';
display(
  spellings.map((name) => ({
    'Topic Name': name,
    levels: name.split('/').length,
    ...Object.fromEntries(
      questions.map((filter, i) => [filter, mark(name, i)]),
    ),
  })),
);

await unit
  .subscribeAsync(topic('V2X.#'))
  .catch((error: Error) => console.log(error.message));
for (const client of [unit, ...askers]) await client.endAsync();
