const rooms = ['kitchen', 'study', 'garden'];
const house = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('house'),
});
for (const round of [1, 2]) {
  for (const room of rooms) {
    await house.publishAsync(
      topic(`house/${room}/light`),
      `state ${round}`,
      { qos: 1, retain: true },
    );
  }
}

const dashboard = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('dashboard'),
});
const states = messages(dashboard, rooms.length);
await dashboard.subscribeAsync(topic('house/+/light'), { qos: 0 });
display(
  (await states).map(({ topic: name, text, retain, qos }) => ({
    topic: name,
    text,
    RETAIN: Number(retain),
    qos,
  })),
);

await dashboard.endAsync();
for (const room of rooms)
  await house.publishAsync(topic(`house/${room}/light`), '', {
    qos: 1,
    retain: true,
  });
await house.endAsync();
