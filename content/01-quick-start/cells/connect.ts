import mqtt from 'mqtt';
import {
  brokerUrl,
  connected,
  display,
  messages,
  received,
  settled,
  topic,
} from 'lab';

const visitor = mqtt.connect(brokerUrl, {
  clientId: topic('visitor'),
  protocolVersion: 5,
});
const connack = await connected(visitor);

console.log('reason code:', connack.reasonCode);
console.log('session present:', connack.sessionPresent);
const properties = Object.entries(connack.properties ?? {});
display(properties.map(([property, value]) => ({ property, value })));

await visitor.endAsync();
