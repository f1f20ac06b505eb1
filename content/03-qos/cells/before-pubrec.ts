const allHaveIt = Promise.withResolvers<void>();
let copiesOut = 0;

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
        if (copiesOut === trio.length) allHaveIt.resolve();
        void allHaveIt.promise.then(() => acknowledge(0));
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

await allHaveIt.promise;
console.log(
  `${copiesOut} PUBLISH packets, 0 PUBREC packets: now acknowledge`,
);
console.log(`messages: ${(await complete).flat().length}`);

for (const client of [source, ...trio]) await client.endAsync();
