const twin = {
  clientId: topic('twin'),
  protocolVersion: 5,
  reconnectPeriod: 0,
} as const;

const first = await mqtt.connectAsync(brokerUrl, twin);
first.on('disconnect', ({ reasonCode = 0 }) =>
  console.log(`first gets DISCONNECT 0x${reasonCode.toString(16)}`),
);
const firstClosed = Promise.withResolvers<void>();
first.once('close', () => firstClosed.resolve());

const second = await mqtt.connectAsync(brokerUrl, twin);
await firstClosed.promise;
console.log('first connected:', first.connected);
console.log('second connected:', second.connected);

await second.endAsync();
