const sleeper = {
  clientId: topic('sleeper'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
} as const;

const awake = await mqtt.connectAsync(brokerUrl, {
  ...sleeper,
  clean: true,
});
await awake.subscribeAsync(topic('alarm'), { qos: 2 });
await awake.endAsync();

const clock = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('clock'),
});
for (const qos of [0, 1, 2] as const)
  await clock.publishAsync(topic('alarm'), `alarm ${qos}`, { qos });
await clock.endAsync();

const awakeAgain = mqtt.connect(brokerUrl, { ...sleeper, clean: false });
display([await visit(awakeAgain)]);
await awakeAgain.endAsync({ properties: { sessionExpiryInterval: 0 } });
