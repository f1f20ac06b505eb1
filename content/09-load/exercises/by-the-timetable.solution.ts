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
const start = performance.now();
for (let n = 0; n < 5; n += 1) {
  const early = start + 20 * n - performance.now();
  if (early > 0) await sleep(early);
  const one = sensor.publishAsync(topic('reading'), `${n}`, { qos: 1 });
  sent.push(one);
}
await Promise.all(sent);

await sensor.endAsync();
