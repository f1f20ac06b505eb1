import { fault } from 'lab';

const screen = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('screen'),
});
await screen.subscribeAsync(topic('temperature'));
const probe = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('probe'),
});

// the next PUBLISH on its way to the screen is lost
await fault('drop', { client: screen, filter: 'mqtt.msgtype == PUBLISH' });

const shown = messages(screen, 2);
for (const value of ['20 °C', '21 °C', '22 °C'])
  await probe.publishAsync(topic('temperature'), value);
for (const { text } of await shown) console.log(`shown: ${text}`);

await probe.endAsync();
await screen.endAsync();
