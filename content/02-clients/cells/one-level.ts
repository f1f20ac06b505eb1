const spellings = ['V2X.RSU.RSM.UP2', 'V2X/RSU/RSM/UP2'];
const questions = ['V2X/#', 'V2X/RSU/+/UP2', '+/+/+/+', '+'];

const askers = await Promise.all(
  questions.map(async (filter, i) => {
    const client = await mqtt.connectAsync(brokerUrl, {
      clientId: topic(`asker-${i + 1}`),
    });
    await client.subscribeAsync([topic(filter), topic('the/end')]);
    const got = new Set<string>();
    client.on('message', (name) => got.add(name));
    return {
      filter,
      client,
      got,
      end: messages(client, 1, { filter: topic('the/end') }),
    };
  }),
);

const unit = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('unit'),
});
for (const name of [...spellings, 'the/end'])
  await unit.publishAsync(topic(name), 'RSM');
await Promise.all(askers.map(({ end }) => end));

display(
  spellings.map((name) => ({
    'Topic Name': name,
    levels: name.split('/').length,
    ...Object.fromEntries(
      askers.map(({ filter, got }) => [
        filter,
        got.has(topic(name)) ? '✓' : '–',
      ]),
    ),
  })),
);

await unit
  .subscribeAsync(topic('V2X.#'))
  .catch((error: Error) => console.log(error.message));
for (const client of [unit, ...askers.map(({ client }) => client)])
  await client.endAsync();
