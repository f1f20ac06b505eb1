const screen = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('screen'),
});
const thermometer = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('thermometer'),
});
const seen = received(screen);

await screen.subscribeAsync(topic('kitchen/temperature'), { qos: 1 });

for (const degrees of [21, 22, 23])
  await thermometer.publishAsync(topic('kitchen/temperature'), `${degrees}`, {
    qos: 1,
  });

await settled(screen, thermometer, topic('kitchen/temperature'), { qos: 1 });
console.log(`${seen.length} of 3 arrived`);

await screen.endAsync();
await thermometer.endAsync();
