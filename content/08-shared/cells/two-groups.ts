const sale = topic('sale');
const filters = {
  'billing-1': `$share/billing/${sale}`,
  'billing-2': `$share/billing/${sale}`,
  'shipping-1': `$share/shipping/${sale}`,
  'shipping-2': `$share/shipping/${sale}`,
  auditor: sale,
};
const departments = Object.keys(filters);
const staff = await Promise.all(
  departments.map((name) => mqtt.connectAsync(brokerUrl, v5(name))),
);
for (const [i, filter] of Object.values(filters).entries())
  await staff[i]?.subscribeAsync(filter, { qos: 1 });
const sales = tally(departments, staff, display(bars({})));

const till = await mqtt.connectAsync(brokerUrl, v5('till'));
for (let n = 1; n <= 20; n++)
  await till.publishAsync(sale, `sale ${n}`, { qos: 1 });
await until(() => sales.total() === 60);

for (const client of [till, ...staff]) await client.endAsync();
