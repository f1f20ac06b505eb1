import mqtt from 'mqtt';
import type { IClientOptions, IConnackPacket, MqttClient } from 'mqtt';
import { brokerUrl, display, messages, topic } from 'lab';

const connack = (client: MqttClient) => new Promise<IConnackPacket>((resolve) => client.once('connect', resolve));

/** Connects and reads what comes, until a marker that the client sends to itself. */
async function visit(options: IClientOptions) {
  const client = mqtt.connect(brokerUrl, options);
  const received: string[] = [];
  client.on('message', (name, payload, { qos }) => {
    if (name !== topic('marker')) received.push(`${payload.toString()} (QoS ${qos})`);
  });
  const marker = messages(client, 1, { filter: topic('marker') });
  const { sessionPresent } = await connack(client);
  await client.subscribeAsync(topic('marker'), { qos: 2 });
  await client.publishAsync(topic('marker'), 'marker', { qos: 2 });
  await marker;
  return { client, received, sessionPresent: Number(sessionPresent) };
}

const reporter = await mqtt.connectAsync(brokerUrl, { clientId: topic('reporter') });
const returns: { 'Clean Session': number; 'Session Present': number; received: string }[] = [];

for (const clean of [true, false]) {
  const clientId = topic(`reader-${Number(clean)}`);
  await (await mqtt.connectAsync(brokerUrl, { clientId, clean: true })).endAsync(); // start from nothing

  const before = await mqtt.connectAsync(brokerUrl, { clientId, clean });
  await before.subscribeAsync(topic('news'), { qos: 1 });
  await before.endAsync();
  await reporter.publishAsync(topic('news'), 'while you were away', { qos: 1 });

  const after = await visit({ clientId, clean });
  returns.push({
    'Clean Session': Number(clean),
    'Session Present': after.sessionPresent,
    received: after.received.join(', ') || 'nothing',
  });
  await after.client.endAsync();
  await (await mqtt.connectAsync(brokerUrl, { clientId, clean: true })).endAsync(); // leave nothing behind
}
display(returns);
await reporter.endAsync();
