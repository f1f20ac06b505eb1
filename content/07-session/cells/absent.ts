const sleeper = {
  clientId: topic('sleeper'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
} as const;

const awake = mqtt.connect(brokerUrl, { ...sleeper, clean: true });
await connected(awake);
await awake.subscribeAsync(topic('alarm'), { qos: 2 });
await awake.endAsync();

const clock = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('clock'),
});
for (const qos of [0, 1, 2] as const)
  await clock.publishAsync(topic('alarm'), `alarm ${qos}`, { qos });

const awakeAgain = mqtt.connect(brokerUrl, { ...sleeper, clean: false });
const alarms = await visit({
  client: awakeAgain,
  sender: clock,
  name: topic('alarm'),
  qos: [0, 1, 2],
  subscribed: true,
});
display([alarms]);
await awakeAgain.endAsync({ properties: { sessionExpiryInterval: 0 } });
await clock.endAsync();
