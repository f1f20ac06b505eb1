import mqtt from 'mqtt';
import {
  brokerUrl,
  connected,
  display,
  messages,
  received,
  settled,
  topic,
  until,
} from 'lab';

const dashboard = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('dashboard'),
});
const [granted] = await dashboard.subscribeAsync(topic('rsu/7/status'), {
  qos: 1,
});
console.log(`subscribed to ${granted?.topic}, granted QoS ${granted?.qos}`);

const news = messages(dashboard, 1);
const roadside = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('roadside-7'),
});
await roadside.publishAsync(topic('rsu/7/status'), 'green', { qos: 1 });

for (const { topic: name, qos, retain, text } of await news) {
  console.log(`${name} qos=${qos} retain=${Number(retain)} ${text}`);
}

await roadside.endAsync();
await dashboard.endAsync();
