const order: number[] = [];

function rival(number: number) {
  const client = mqtt.connect(brokerUrl, {
    clientId: topic('rival'),
    reconnectPeriod: 50,
    reconnectOnConnackError: true, // a broker may refuse it as too early
  });
  client.on('connect', () => order.push(number));
  client.on('error', (error) => console.debug(error.message));
  return client;
}

const one = rival(1);
await until(() => one.connected);
const two = rival(2);
await until(() => order.length >= 6);
console.log(`connected, in this order: ${order.slice(0, 6).join(' ')}`);

for (const client of [one, two]) await client.endAsync(true);
