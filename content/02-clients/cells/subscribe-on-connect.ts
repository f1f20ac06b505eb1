function start(name: string) {
  const client = mqtt.connect(brokerUrl, {
    clientId: topic(name),
    reconnectPeriod: 20,
    resubscribe: false, // MQTT.js would help; paho-mqtt does not
  });
  const heard: string[] = [];
  client.on('message', (_name, payload) => heard.push(payload.toString()));
  return { client, heard };
}

const careless = start('careless');
await careless.client.subscribeAsync(topic('alarm')); // once

const careful = start('careful');
let isSubscribed = Promise.withResolvers<void>();
careful.client.on('connect', () => {
  // on every connect
  careful.client.subscribe(topic('alarm'), () => isSubscribed.resolve());
});
await isSubscribed.promise;

isSubscribed = Promise.withResolvers<void>();
const isBack = Promise.withResolvers<void>();
careless.client.once('connect', () => isBack.resolve());
careless.client.stream.destroy(); // the network fails,
careful.client.stream.destroy(); // for both of them
await Promise.all([isBack.promise, isSubscribed.promise]);

const ends: Promise<unknown>[] = [];
for (const { client } of [careless, careful]) {
  await client.subscribeAsync(topic('end'));
  ends.push(messages(client, 1, { filter: topic('end') }));
}

const sensor = await mqtt.connectAsync(brokerUrl);
await sensor.publishAsync(topic('alarm'), 'alarm');
await sensor.publishAsync(topic('end'), 'end');
await Promise.all(ends);
console.log('careless heard:', careless.heard.join(', '));
console.log('careful heard:', careful.heard.join(', '));

for (const client of [sensor, careless.client, careful.client]) {
  await client.endAsync();
}
