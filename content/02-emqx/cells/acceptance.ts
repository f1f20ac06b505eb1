import mqtt from 'mqtt';
import {
  brokerUrl,
  connected,
  display,
  messages,
  received,
  topic,
  until,
} from 'lab';

const report: { asked: string; answer: string }[] = [];

const modern = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('modern'),
  protocolVersion: 5,
});
const veteran = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('veteran'),
  protocolVersion: 4,
});
report.push({ asked: '5.0 and 3.1.1, no user name', answer: 'let in' });

const trials = messages(veteran, 3);
await veteran.subscribeAsync(topic('trial/+'), { qos: 2 });
for (const qos of [0, 1, 2] as const)
  await modern.publishAsync(topic(`trial/${qos}`), 'hello', { qos });
const levels = (await trials).map(({ qos }) => qos).sort();
report.push({ asked: 'QoS 0, 1, 2', answer: levels.join(', ') });

const sign = { qos: 1, retain: true } as const;
await modern.publishAsync(topic('sign'), 'open', sign);
const hung = messages(veteran, 1);
await veteran.subscribeAsync(topic('sign'), { qos: 1 });
const [kept] = await hung;
report.push({ asked: 'a retained message', answer: kept?.text ?? '-' });
await modern.publishAsync(topic('sign'), '', sign); // take it down

// rh: 2 asks for no retained messages: other people's are not our business
const everything = await modern
  .subscribeAsync('#', { qos: 0, rh: 2 })
  .then(() => 'granted')
  .catch(() => 'refused');
report.push({ asked: 'everything, #', answer: everything });

display(report);
for (const client of [modern, veteran]) await client.endAsync();
