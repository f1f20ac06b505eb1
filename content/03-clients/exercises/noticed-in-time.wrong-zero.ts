const ward = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('ward'),
});
const heard = received(ward);
await ward.subscribeAsync(topic('bed/7'), { qos: 1 });

const monitor = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('monitor'),
  reconnectPeriod: 0,
  keepalive: 0,
  will: {
    topic: topic('bed/7'),
    payload: 'monitor 7 is gone',
    qos: 1,
  },
});

monitor.stream.destroy(); // the cable is pulled
const nothing = () => console.log('the ward hears nothing');
await until(() => heard.length > 0, { within: 1000 }).catch(nothing);
for (const { text } of heard) console.log(`the ward hears: ${text}`);

await ward.endAsync();
