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
import type { Message } from 'lab';

const show = (when: string, received: Message[]) =>
  received.map(({ text, retain, qos }) => ({
    when,
    text,
    RETAIN: Number(retain),
    qos,
  }));

const sensor = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('sensor'),
});
const early = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('early'),
});
await early.subscribeAsync(topic('room/temperature'), { qos: 1 });

const live = messages(early, 3);
for (const reading of ['20.5', '21.0', '21.5']) {
  await sensor.publishAsync(topic('room/temperature'), reading, {
    qos: 1,
    retain: true,
  });
}

const late = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('late'),
});
const kept = messages(late, 1);
await late.subscribeAsync(topic('room/temperature'), { qos: 1 });

display([
  ...show('subscribed before', await live),
  ...show('subscribed after', await kept),
]);

await sensor.publishAsync(topic('room/temperature'), '', {
  qos: 1,
  retain: true,
});
for (const client of [sensor, early, late]) await client.endAsync();
