import mqtt from 'mqtt';
import {
  brokerUrl,
  connected,
  display,
  messages,
  received,
  settled,
  topic,
  until,
} from 'lab';

const levels = [0, 1, 2] as const;
const publisher = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('publisher'),
});

let packets: string[] = [];
publisher.on('packetsend', ({ cmd }) =>
  packets.push(`→ ${cmd.toUpperCase()}`),
);
publisher.on('packetreceive', ({ cmd }) =>
  packets.push(`← ${cmd.toUpperCase()}`),
);

const exchanges: object[] = [];
for (const qos of levels) {
  packets = [];
  await publisher.publishAsync(topic('levels'), `sent with QoS ${qos}`, {
    qos,
  });
  exchanges.push({ qos, packets: packets.join('  ') });
}
display(exchanges);

await publisher.endAsync();
