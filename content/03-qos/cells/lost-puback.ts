const meter = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('meter'),
});
const office = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('office'),
  protocolVersion: 5,
  clean: false,
  properties: { sessionExpiryInterval: 60 },
  reconnectPeriod: 100,
});
await office.subscribeAsync({
  [topic('reading')]: { qos: 1 },
  [topic('marker')]: { qos: 1 },
});

// the PUBACK of the office is lost, and the connection with it
await fault('cut', { client: office, filter: 'mqtt.msgtype == PUBACK' });

const readings = messages(office, 3);
await meter.publishAsync(topic('reading'), '42 kWh', { qos: 1 });
await new Promise((resolve) => office.once('connect', resolve));
await meter.publishAsync(topic('marker'), 'no more came', { qos: 1 });
for (const { text, dup, packet } of await readings)
  console.log(`${text}: packet id ${packet.messageId}, DUP ${Number(dup)}`);

await office.endAsync({ properties: { sessionExpiryInterval: 0 } });
await meter.endAsync();
