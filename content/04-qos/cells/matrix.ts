const reader = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('reader'),
});
const writer = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('writer'),
});

for (const published of levels) {
  for (const subscribed of levels) {
    await reader.subscribeAsync(topic(`p${published}s${subscribed}`), {
      qos: subscribed,
    });
  }
}

const nine = messages(reader, 9);
for (const published of levels) {
  for (const subscribed of levels) {
    await writer.publishAsync(
      topic(`p${published}s${subscribed}`),
      `sent with QoS ${published}`,
      { qos: published },
    );
  }
}

const arrived = new Map(
  (await nine).map((message) => [message.topic, message.qos]),
);
display(
  levels.map((published) => ({
    published,
    'subscribed 0': arrived.get(topic(`p${published}s0`)),
    'subscribed 1': arrived.get(topic(`p${published}s1`)),
    'subscribed 2': arrived.get(topic(`p${published}s2`)),
  })),
);

await reader.endAsync();
await writer.endAsync();
