import { fault } from 'lab';

const sensor = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('sensor'),
});
// the broker has a bad day
await fault('delay', {
  client: sensor,
  filter: 'mqtt.msgtype == PUBACK',
  milliseconds: 800,
  times: Infinity,
});

const sent = [];
for (let n = 0; n < 5; n += 1) {
  const one = sensor.publishAsync(topic('reading'), `${n}`, { qos: 1 });
  sent.push(one);
}
await Promise.all(sent);

await sensor.endAsync();
