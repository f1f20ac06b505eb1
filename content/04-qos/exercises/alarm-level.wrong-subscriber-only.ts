const control = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('control'),
});
await control.subscribeAsync(topic('plant/#'), { qos: 1 });
const six = messages(control, 6);

const plant = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('plant'),
});
for (const n of [1, 2, 3]) {
  await plant.publishAsync(topic('plant/temperature'), `${20 + n} °C`, { qos: 0 });
  await plant.publishAsync(topic('plant/alarm'), `alarm ${n}`, { qos: 0 });
}
for (const { text, qos } of await six) console.log(`${text}: QoS ${qos}`);

await plant.endAsync();
await control.endAsync();
