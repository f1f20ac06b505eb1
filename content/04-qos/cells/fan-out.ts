const names = ['anna', 'ben', 'chen'];
const crowd = await Promise.all(
  names.map((name) =>
    mqtt.connectAsync(brokerUrl, { clientId: topic(name) }),
  ),
);
await Promise.all(
  crowd.map((client) => client.subscribeAsync(topic('news'), { qos: 2 })),
);

const copies = Promise.all(crowd.map((client) => messages(client, 3)));
const newsroom = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('newsroom'),
});
for (const qos of levels)
  await newsroom.publishAsync(topic('news'), `sent with QoS ${qos}`, {
    qos,
  });

const byName = await copies;
display(
  levels.flatMap((qos) =>
    names.map((subscriber, i) => {
      const copy = byName[i]?.find((message) => message.qos === qos);
      return {
        qos,
        subscriber,
        'packet id': copy?.packet.messageId ?? '-',
        dup: copy?.dup,
      };
    }),
  ),
);

for (const client of [newsroom, ...crowd]) await client.endAsync();
