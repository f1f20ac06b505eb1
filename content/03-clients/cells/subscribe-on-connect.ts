function start(name: string) {
  const client = mqtt.connect(brokerUrl, {
    clientId: topic(name),
    reconnectPeriod: 20,
    resubscribe: false, // MQTT.js would help; paho-mqtt does not
  });
  return { client, heard: received(client) };
}

const careless = start('careless');
await connected(careless.client);
await careless.client.subscribeAsync(topic('alarm')); // once

const careful = start('careful');
let subscribed = 0;
careful.client.on('connect', () => {
  // on every connect
  careful.client.subscribe(topic('alarm'), (error) => {
    if (error) console.error(error);
    else subscribed += 1;
  });
});
await until(() => subscribed === 1);

const back = [careless, careful].map(({ client }) => connected(client));
careless.client.stream.destroy(); // the network fails,
careful.client.stream.destroy(); // for both of them
await Promise.all(back);
await until(() => subscribed === 2);

const sensor = await mqtt.connectAsync(brokerUrl);
await sensor.publishAsync(topic('alarm'), 'alarm');
// it subscribes both now: too late for this alarm, in time for a marker
const both = [careless.client, careful.client];
await settled(both, sensor, topic('alarm'));
console.log('careless heard:', careless.heard.length);
console.log('careful heard:', careful.heard.length);

for (const client of [sensor, ...both]) await client.endAsync();
