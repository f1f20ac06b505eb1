const twin = {
  clientId: topic('twin'),
  protocolVersion: 5,
  reconnectPeriod: 0,
} as const;

const first = await mqtt.connectAsync(brokerUrl, twin);
first.on('disconnect', ({ reasonCode = 0 }) =>
  console.log(`first gets DISCONNECT 0x${reasonCode.toString(16)}`),
);

const second = mqtt.connect(brokerUrl, twin);
await connected(second);
await until(() => !first.connected);
console.log('first connected:', first.connected);
console.log('second connected:', second.connected);

await second.endAsync();
