import mqtt from 'mqtt';
import { brokerUrl, messages, topic } from 'lab';

const connect = () => mqtt.connectAsync(brokerUrl);
const [publisher, anna, ben] = await Promise.all([connect(), connect(), connect()]);
await Promise.all([anna, ben].map((client) => client.subscribeAsync(topic('hello'))));

const copies = Promise.all([anna, ben].map((client) => messages(client, 1)));
await publisher.publishAsync(topic('hello'), 'Hello, MQTT! 你好！');
for (const { text } of (await copies).flat()) console.log(text);

await Promise.all([publisher, anna, ben].map((client) => client.endAsync()));
