import mqtt from 'mqtt';
import { brokerUrl, messages, topic } from 'lab';

const connect = () => mqtt.connectAsync(brokerUrl);
const clients = Promise.all([connect(), connect(), connect()]);
const [publisher, anna, ben] = await clients;

const name = topic('hello');
await Promise.all([anna.subscribeAsync(name), ben.subscribeAsync(name)]);

const copies = Promise.all([messages(anna, 1), messages(ben, 1)]);
await publisher.publishAsync(name, 'Hello, MQTT! 你好！');
const [[forAnna], [forBen]] = await copies;
console.log('anna:', forAnna?.text);
console.log('ben:', forBen?.text);

for (const client of await clients) await client.endAsync();
