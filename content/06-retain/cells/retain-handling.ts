const keeper = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('keeper'),
});
await keeper.publishAsync(topic('version'), '1.4', {
  qos: 1,
  retain: true,
});
await keeper.publishAsync(topic('marker'), 'marker', {
  qos: 1,
  retain: true,
});

for (const rh of [0, 1, 2]) {
  const subscriber = await mqtt.connectAsync(brokerUrl, {
    clientId: topic(`rh${rh}`),
    protocolVersion: 5,
    resubscribe: false,
  });
  const received: string[] = [];
  subscriber.on('message', (_name, payload) =>
    received.push(payload.toString()),
  );

  for (const _time of ['first', 'second']) {
    const marker = messages(subscriber, 1, { filter: topic('marker') });
    await subscriber.subscribeAsync(topic('version'), { qos: 1, rh });
    await subscriber.subscribeAsync(topic('marker'), { qos: 1, rh: 0 });
    await marker;
  }
  console.log(`Retain Handling ${rh}: ${received.join(', ')}`);
  await subscriber.unsubscribeAsync([topic('version'), topic('marker')]);
  await subscriber.endAsync();
}

for (const name of ['version', 'marker'])
  await keeper.publishAsync(topic(name), '', { qos: 1, retain: true });
await keeper.endAsync();
