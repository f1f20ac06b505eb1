const trial = {
  clientId: topic('tester'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 300 },
} as const;

const tester = await mqtt.connectAsync(brokerUrl, { ...trial, clean: true });
const states = messages(tester, 1);
await tester.subscribeAsync(topic('machine/state'), { qos: 1 });
await tester.publishAsync(topic('machine/state'), 'running', { qos: 1, retain: true });
await states;
// clean up from here on
await tester.endAsync();

// and who comes with that name tomorrow?
const tomorrow = mqtt.connect(brokerUrl, { ...trial, clean: false });
const { sessionPresent } = await connected(tomorrow);
console.log(`session present: ${sessionPresent}`);
await tomorrow.endAsync({ properties: { sessionExpiryInterval: 0 } });
