import mqtt from 'mqtt';
import { brokerUrl, messages, topic } from 'lab';

const connect = () => mqtt.connectAsync(brokerUrl);
const [publisher, anna, ben] = await Promise.all([connect(), connect(), connect()]);
await Promise.all([anna, ben].map((client) => client.subscribeAsync(topic('hello'))));

const copies = Promise.all([messages(anna, 1), messages(ben, 1)]);
await publisher.publishAsync(topic('hello'), 'Hello, MQTT! 你好！');
const [[forAnna], [forBen]] = await copies;
console.log(`anna: ${forAnna?.text}`);
console.log(`ben: ${forBen?.text}`);

for (const client of [publisher, anna, ben]) await client.endAsync();
