const order: number[] = [];
const sixTimes = Promise.withResolvers<void>();

function rival(number: number) {
  const client = mqtt.connect(brokerUrl, {
    clientId: topic('rival'),
    reconnectPeriod: 50,
  });
  const connected = Promise.withResolvers<void>();
  client.on('connect', () => {
    connected.resolve();
    order.push(number);
    if (order.length === 6) sixTimes.resolve();
  });
  return { client, connected: connected.promise };
}

const one = rival(1);
await one.connected;
const two = rival(2);
await sixTimes.promise;
console.log(`connected, in this order: ${order.join(' ')}`);

for (const { client } of [one, two]) await client.endAsync(true);
