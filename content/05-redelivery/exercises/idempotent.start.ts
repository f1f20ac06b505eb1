const till2 = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('till'),
});
await till2.subscribeAsync(topic('invoice'), { qos: 1 });
const bills = received(till2);
const shop2 = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('shop'),
});
for (const bill of ['7: 100', '8: 50', '7: 100']) await shop2.publishAsync(topic('invoice'), bill, { qos: 1 });
await settled(till2, shop2, topic('invoice'), { qos: 1 });

let sum = 0;
for (const { text } of bills) {
  const [invoice, euros] = text.split(': ');
  console.log(`invoice ${invoice}`);
  sum += Number(euros);
}
console.log(`booked: ${sum}`);

await till2.endAsync();
await shop2.endAsync();
