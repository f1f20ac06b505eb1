const billing = await team(['billing-1', 'billing-2'], `$share/billing/${topic('sale')}`);
const shipping = await team(['shipping-1', 'shipping-2'], `$share/shipping/${topic('sale')}`);
const auditor = await team(['auditor'], topic('sale'));

const till = await mqtt.connectAsync(brokerUrl, { clientId: topic('till') });
for (let n = 1; n <= 20; n++) await till.publishAsync(topic('sale'), `sale ${n}`, { qos: 1 });
await until(() => [billing, shipping, auditor].every((group) => group.total() === 20));

await Promise.all([till, billing.clients, shipping.clients, auditor.clients].flat().map((client) => client.endAsync()));
