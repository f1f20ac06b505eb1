const device = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('device'),
  reconnectPeriod: 0,
  will: { topic: topic('device/7/status'), payload: 'offline', qos: 1, retain: true },
});
await device.publishAsync(topic('device/7/status'), 'online', { qos: 1 });

// the desk opens its page later
const desk = await mqtt.connectAsync(brokerUrl, { clientId: topic('desk') });
const seen7 = received(desk);
await desk.subscribeAsync(topic('device/7/status'), { qos: 1 });
const shows = (state: string) =>
  until(() => seen7.some(({ text }) => text === state), { within: 2000 })
    .then(() => console.log(`the desk shows: ${state}`))
    .catch(() => console.log(`the desk does not show: ${state}`));
await shows('online');

device.stream.destroy(); // the power fails
await shows('offline');

await desk.publishAsync(topic('device/7/status'), '', { qos: 1, retain: true });
await desk.endAsync();
