const twin = {
  clientId: topic('twin'),
  protocolVersion: 5,
  reconnectPeriod: 0,
} as const;

const elder = await mqtt.connectAsync(brokerUrl, twin);
elder.on('disconnect', ({ reasonCode }) =>
  console.log(`elder: DISCONNECT 0x${(reasonCode ?? 0).toString(16)}`),
);

const younger = mqtt.connect(brokerUrl, twin);
await connected(younger);
await until(() => !elder.connected);
console.log(
  `connected: elder ${elder.connected}, younger ${younger.connected}`,
);

await younger.endAsync();
