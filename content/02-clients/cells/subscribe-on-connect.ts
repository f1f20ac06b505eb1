const options = { resubscribe: false, reconnectPeriod: 20 }; // MQTT.js would subscribe again by itself; paho-mqtt does not
const heard = { careless: [] as string[], careful: [] as string[] };

const careless = await mqtt.connectAsync(brokerUrl, { ...options, clientId: topic('careless') });
careless.on('message', (_name, payload) => heard.careless.push(payload.toString()));
await careless.subscribeAsync(topic('alarm')); // once, after connecting

const careful = mqtt.connect(brokerUrl, { ...options, clientId: topic('careful') });
careful.on('message', (_name, payload) => heard.careful.push(payload.toString()));
let isSubscribed = Promise.withResolvers<void>();
careful.on('connect', () => careful.subscribe(topic('alarm'), () => isSubscribed.resolve())); // on every connect
await isSubscribed.promise;

isSubscribed = Promise.withResolvers<void>();
const back = new Promise<void>((resolve) => careless.once('connect', () => resolve()));
for (const client of [careless, careful]) client.stream.destroy(); // the network fails
await Promise.all([back, isSubscribed.promise]);

for (const client of [careless, careful]) await client.subscribeAsync(topic('end'));
const ends = Promise.all([careless, careful].map((client) => messages(client, 1, { filter: topic('end') })));
const sensor = await mqtt.connectAsync(brokerUrl, { clientId: topic('sensor') });
for (const name of ['alarm', 'end']) await sensor.publishAsync(topic(name), name);
await ends;
console.log('careless heard:', heard.careless.join(', '));
console.log('careful heard:', heard.careful.join(', '));

for (const client of [sensor, careless, careful]) await client.endAsync();
