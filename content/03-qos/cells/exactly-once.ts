const ledger = {
  clientId: topic('ledger'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
  reconnectPeriod: 0,
} as const;
let bookings = 0;

const clerk = await mqtt.connectAsync(brokerUrl, {
  ...ledger,
  clean: true,
});
clerk.handleMessage = () => undefined; // never says "done": no PUBCOMP
await clerk.subscribeAsync({
  [topic('transfer')]: { qos: 2 },
  [topic('marker')]: { qos: 0 },
});

const transfer = messages(clerk, 1);
const customer = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('customer'),
});
await customer.publishAsync(topic('transfer'), '100 euros', { qos: 2 });
bookings += (await transfer).length;
await clerk.endAsync(true); // cut the connection

const clerkAgain = mqtt.connect(brokerUrl, { ...ledger, clean: false });
const marker = messages(clerkAgain, 1, { filter: topic('marker') });
clerkAgain.on('packetreceive', (packet) => {
  if (packet.cmd === 'pubrel')
    void customer.publishAsync(
      topic('marker'),
      'nothing else came before this',
    );
});
clerkAgain.on('message', (name) => {
  if (name === topic('transfer')) bookings += 1;
});
await marker;
console.log(`bookings: ${bookings}`);

await clerkAgain.endAsync({ properties: { sessionExpiryInterval: 0 } });
await customer.endAsync();
