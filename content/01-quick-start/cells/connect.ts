import mqtt, { type IConnackPacket } from 'mqtt';
import { brokerUrl, display, messages, topic } from 'lab';

const visitor = mqtt.connect(brokerUrl, {
  clientId: topic('visitor'),
  protocolVersion: 5,
});
const connack = await new Promise<IConnackPacket>((resolve, reject) => {
  visitor.once('connect', resolve);
  visitor.once('error', reject);
});

console.log('reason code:', connack.reasonCode);
console.log('session present:', connack.sessionPresent);
const properties = Object.entries(connack.properties ?? {});
display(properties.map(([property, value]) => ({ property, value })));

await visitor.endAsync();
