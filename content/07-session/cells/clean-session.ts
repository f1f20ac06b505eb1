import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import {
  brokerUrl,
  connected,
  display,
  received,
  settled,
  topic,
  until,
} from 'lab';

const reporter = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('reporter'),
});
const returns: object[] = [];

for (const clean of [true, false]) {
  const clientId = topic(`reader-${Number(clean)}`);
  const open = (withClean: boolean) =>
    mqtt.connect(brokerUrl, { clientId, clean: withClean });
  const wipe = async () => {
    const client = open(true);
    await connected(client);
    await client.endAsync();
  };
  await wipe(); // start from nothing

  const before = open(clean);
  await connected(before);
  await before.subscribeAsync(topic('news'), { qos: 1 });
  await before.endAsync();
  await reporter.publishAsync(topic('news'), 'while you were away', {
    qos: 1,
  });

  const after = open(clean);
  const waited = await visit({
    client: after,
    sender: reporter,
    name: topic('news'),
    qos: [1],
    subscribed: !clean,
  });
  returns.push({ 'Clean Session': Number(clean), ...waited });
  await after.endAsync();
  await wipe(); // leave nothing behind
}
display(returns);
await reporter.endAsync();

// #region helper
/** What had waited for a client that comes now. */
interface Visit {
  client: MqttClient;
  /** Who has sent to which topic, with which levels of QoS. */
  sender: MqttClient;
  name: string;
  qos: (0 | 1 | 2)[];
  /** Whether its session has a subscription to the topic. */
  subscribed: boolean;
}

async function visit({ client, sender, name, qos, subscribed }: Visit) {
  const waited = received(client);
  const { sessionPresent } = await connected(client);
  await settled(client, sender, name, { qos, subscribe: !subscribed });
  return {
    'Session Present': Number(sessionPresent),
    received:
      waited.map(({ text, qos }) => `${text} (QoS ${qos})`).join(', ') ||
      'nothing',
  };
}
