import mqtt from 'mqtt';
import type { IConnackPacket, MqttClient } from 'mqtt';
import { brokerUrl, display, topic } from 'lab';

const connack = (client: MqttClient) =>
  new Promise<IConnackPacket>((resolve) => client.once('connect', resolve));

/** Reads what a client receives, until a marker that it sends to itself. */
async function visit(client: MqttClient) {
  const received: string[] = [];
  const marker = new Promise<void>((resolve) =>
    client.on('message', (name, payload, { qos }) => {
      if (name === topic('marker')) resolve();
      else received.push(`${payload.toString()} (QoS ${qos})`);
    }),
  );
  const { sessionPresent } = await connack(client);
  await client.subscribeAsync(topic('marker'), { qos: 2 });
  await client.publishAsync(topic('marker'), 'marker', { qos: 2 });
  await marker;
  return {
    'Session Present': Number(sessionPresent),
    received: received.join(', ') || 'nothing',
  };
}

const reporter = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('reporter'),
});
const returns: object[] = [];

for (const clean of [true, false]) {
  const clientId = topic(`reader-${Number(clean)}`);
  await (
    await mqtt.connectAsync(brokerUrl, { clientId, clean: true })
  ).endAsync(); // start from nothing

  const before = await mqtt.connectAsync(brokerUrl, { clientId, clean });
  await before.subscribeAsync(topic('news'), { qos: 1 });
  await before.endAsync();
  await reporter.publishAsync(topic('news'), 'while you were away', {
    qos: 1,
  });

  const after = mqtt.connect(brokerUrl, { clientId, clean });
  returns.push({ 'Clean Session': Number(clean), ...(await visit(after)) });
  await after.endAsync();
  await (
    await mqtt.connectAsync(brokerUrl, { clientId, clean: true })
  ).endAsync(); // leave nothing behind
}
display(returns);
await reporter.endAsync();
