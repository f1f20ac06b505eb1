const twin = { clientId: topic('twin'), protocolVersion: 5, reconnectPeriod: 0 } as const;

const first = await mqtt.connectAsync(brokerUrl, twin);
first.on('disconnect', ({ reasonCode = 0 }) => console.log(`first gets DISCONNECT 0x${reasonCode.toString(16)}`));
const firstClosed = new Promise<void>((resolve) => first.once('close', () => resolve()));

const second = await mqtt.connectAsync(brokerUrl, twin);
await firstClosed;
console.log(`first connected: ${first.connected}, second connected: ${second.connected}`);

await second.endAsync();
