const thermometer = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('thermometer'),
});
const screen = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('screen'),
});

await screen.subscribeAsync(topic('kitchen/temperature'));
const readings = messages(screen, 3);
for (const degrees of [20.5, 21, 21.5]) {
  await thermometer.publishAsync(
    topic('kitchen/temperature'),
    String(degrees),
  );
}

for (const reading of await readings)
  console.log(`${reading.topic}: ${reading.text} °C`);

await thermometer.endAsync();
await screen.endAsync();
