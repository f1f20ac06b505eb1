const ledger = {
  clientId: topic('ledger'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
  reconnectPeriod: 0,
} as const;

const clerk = await mqtt.connectAsync(brokerUrl, {
  ...ledger,
  clean: true,
});
clerk.handleMessage = () => undefined; // never says "done": no PUBCOMP
await clerk.subscribeAsync(topic('transfer'), { qos: 2 });

const transfer = messages(clerk, 1);
const customer = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('customer'),
});
await customer.publishAsync(topic('transfer'), '100 euros', { qos: 2 });
const bookings = [...(await transfer)];
await clerk.endAsync(true); // cut the connection

const clerkAgain = mqtt.connect(brokerUrl, { ...ledger, clean: false });
const again = received(clerkAgain);
await connected(clerkAgain);
await settled(clerkAgain, customer, topic('transfer'), {
  qos: 2,
  subscribe: false, // the session knows it
});
bookings.push(...again);
console.log(`bookings: ${bookings.length}`);

await clerkAgain.endAsync({ properties: { sessionExpiryInterval: 0 } });
await customer.endAsync();
