import mqtt from 'mqtt';
import { brokerUrl, messages, topic } from 'lab';

const connect = (name: string) =>
  mqtt.connectAsync(brokerUrl, { clientId: topic(name) });
const [publisher, anna, ben] = await Promise.all([
  connect('publisher'),
  connect('anna'),
  connect('ben'),
]);
for (const friend of [anna, ben])
  await friend.subscribeAsync(topic('hello'));
const heard = Promise.all([messages(anna, 1), messages(ben, 1)]);
await publisher.publishAsync(topic('hello'), 'Hello, MQTT! 你好！');
const [[toAnna], [toBen]] = await heard;
console.log('anna:', toAnna?.text);
console.log('ben:', toBen?.text);

for (const client of [publisher, anna, ben]) await client.endAsync();
