import { fault } from 'lab';

const steady = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('steady'),
});

await fault('delay', {
  filter: 'mqtt.msgtype == PUBREC',
  milliseconds: 50,
  times: Infinity,
});

const count = 10;
const began = performance.now();
for (let n = 1; n <= count; n += 1) {
  await steady.publishAsync(topic('pace'), `${n}`, { qos: 1 });
}
const seconds = (performance.now() - began) / 1000;
console.log(`${(count / seconds).toFixed(0)} messages a second`);

await steady.endAsync();
