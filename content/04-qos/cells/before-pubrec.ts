let copiesOut = 0;
const allHaveIt = until(() => copiesOut === names.length);

const trio = await Promise.all(
  names.map((name) =>
    mqtt.connectAsync(brokerUrl, {
      clientId: topic(name),
      protocolVersion: 5,
      customHandleAcks: (_topic, _message, packet, acknowledge) => {
        copiesOut += 1;
        console.log(
          `${name} has PUBLISH id ${packet.messageId}, no PUBREC yet`,
        );
        allHaveIt.then(
          () => acknowledge(0),
          () => undefined,
        );
      },
    }),
  ),
);
await Promise.all(
  trio.map((client) => client.subscribeAsync(topic('once'), { qos: 2 })),
);

const complete = Promise.all(trio.map((client) => messages(client, 1)));
const source = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('source'),
});
await source.publishAsync(topic('once'), 'exactly once, for each of you', {
  qos: 2,
});

await allHaveIt;
console.log(
  `${copiesOut} PUBLISH packets, 0 PUBREC packets: now acknowledge`,
);
console.log(`messages: ${(await complete).flat().length}`);

for (const client of [source, ...trio]) await client.endAsync();
