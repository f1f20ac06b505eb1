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
await office.subscribeAsync(topic('reading'), { qos: 1 });

// the PUBACK of the office is lost, and the connection with it
await fault('cut', { client: office, filter: 'mqtt.msgtype == PUBACK' });

const readings = received(office);
const back = connected(office);
await meter.publishAsync(topic('reading'), '42 kWh', { qos: 1 });
await back;
await settled(office, meter, topic('reading'), {
  qos: 1,
  subscribe: false,
});
for (const { text, dup, packet } of readings)
  console.log(`${text}: packet id ${packet.messageId}, DUP ${Number(dup)}`);

await office.endAsync({ properties: { sessionExpiryInterval: 0 } });
await meter.endAsync();
