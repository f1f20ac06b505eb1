const lamp = (delay: number) =>
  ({
    clientId: topic('lamp'),
    protocolVersion: 5,
    properties: { sessionExpiryInterval: 60 },
    will: {
      topic: topic('lamp/state'),
      payload: 'gone',
      qos: 1,
      retain: true,
      properties: { willDelayInterval: delay }, // in seconds
    },
  }) as const;

const watchman = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('watchman'),
});
await watchman.subscribeAsync(topic('lamp/state'), { qos: 1 });
const heard = received(watchman);
const partings: object[] = [];

const willCame = (count: number) => until(() => heard.length === count);

await parting('DISCONNECT', 0, (client) => client.endAsync());
await parting('cut', 0, async (client) => {
  await client.endAsync(true); // without DISCONNECT
  await willCame(1);
});
await parting('cut, back in time', 30, async (client) => {
  await client.endAsync(true);
  const back = mqtt.connect(brokerUrl, { ...lamp(30), clean: false });
  await connected(back);
  await back.endAsync();
});
await parting('cut, not back', 1, async (client) => {
  await client.endAsync(true);
  await willCame(2);
});
display(partings);

const latecomer = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('latecomer'),
});
const kept = received(latecomer);
await latecomer.subscribeAsync(topic('lamp/state'), { qos: 1 });
await until(() => kept.length === 1);
for (const { text, retain } of kept)
  console.log(`kept for the latecomer: ${text}, RETAIN ${Number(retain)}`);

await watchman.publishAsync(topic('lamp/state'), '', {
  qos: 1,
  retain: true,
});
for (const client of [watchman, latecomer]) await client.endAsync();

// #region helper
/** A lamp goes in its own way. What does the watchman hear of it? */
async function parting(
  how: string,
  delay: number,
  leave: (client: MqttClient) => Promise<unknown>,
) {
  const known = heard.length;
  const client = mqtt.connect(brokerUrl, lamp(delay));
  await connected(client);
  await leave(client);

  // a new lamp of that name ends the session, and sends the marker
  const { clientId } = lamp(delay);
  const next = mqtt.connect(brokerUrl, { clientId, protocolVersion: 5 });
  await connected(next);
  await settled(watchman, next, topic('lamp/state'), {
    qos: 1,
    subscribe: false,
  });
  await next.endAsync();
  const words = heard.slice(known).map(({ text }) => text);
  partings.push({ how, delay, heard: words.join() || 'nothing' });
}
