import mqtt, { type IConnackPacket } from 'mqtt';
import { brokerUrl, display, messages, topic } from 'lab';

const visitor = mqtt.connect(brokerUrl, { clientId: topic('visitor'), protocolVersion: 5 });
const connack = await new Promise<IConnackPacket>((resolve, reject) => {
  visitor.once('connect', resolve);
  visitor.once('error', reject);
});

console.log(`CONNACK: reason code ${connack.reasonCode}, session present ${connack.sessionPresent}`);
display(Object.entries(connack.properties ?? {}).map(([property, value]) => ({ property, value })));

await visitor.endAsync();
