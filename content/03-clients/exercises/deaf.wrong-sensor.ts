import { fault } from 'lab';

const calm = { reconnectPeriod: 20, reconnectOnConnackError: true };
const pager = await mqtt.connectAsync(brokerUrl, {
  ...calm,
  clientId: topic('pager'),
  resubscribe: false,
});
const heard = received(pager);
await pager.subscribeAsync(topic('alarm'), { qos: 1 });

await fault('cut', {
  client: topic('sensor'),
  filter: 'mqtt.msgtype == PUBLISH',
});

await pager.publishAsync(topic('battery'), '80 %', { qos: 1 });

const sensor = await mqtt.connectAsync(brokerUrl, {
  ...calm,
  clientId: topic('sensor'),
});
await sensor.publishAsync(topic('alarm'), 'alarm', { qos: 1 });
await settled(pager, sensor, topic('alarm'), { qos: 1 });
console.log(`the pager heard ${heard.length} alarms`);

await sensor.endAsync();
await pager.endAsync();
