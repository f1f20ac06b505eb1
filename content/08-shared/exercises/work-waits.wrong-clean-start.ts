const printer = {
  clientId: topic('printer'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
} as const;
const printers = `$share/printers/${topic('page')}`;
const evening = await mqtt.connectAsync(brokerUrl, printer);
await evening.subscribeAsync(printers, { qos: 1 });
await evening.endAsync(); // off for the night

const desk = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('desk'),
  protocolVersion: 5,
});
for (let n = 1; n <= 5; n += 1) {
  await desk.publishAsync(topic('page'), `page ${n}`, { qos: 1 });
}

const morning = mqtt.connect(brokerUrl, printer);
const printed = received(morning);
await connected(morning);
await morning.subscribeAsync(printers, { qos: 1 });
await settled(morning, desk, topic('page'), { qos: 1 });
console.log(`${printed.length} pages are printed`);

await desk.endAsync();
await morning.endAsync({ properties: { sessionExpiryInterval: 0 } });
