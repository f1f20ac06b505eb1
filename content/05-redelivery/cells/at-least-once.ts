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

const kitchen = {
  clientId: topic('kitchen'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
  reconnectPeriod: 0,
} as const;
let coffees = 0;

const cook = await mqtt.connectAsync(brokerUrl, {
  ...kitchen,
  clean: true,
});
cook.handleMessage = () => undefined; // never says "done": no PUBACK
await cook.subscribeAsync(topic('order/coffee'), { qos: 1 });

const firstTime = messages(cook, 1);
const waiter = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('waiter'),
});
await waiter.publishAsync(topic('order/coffee'), 'one coffee', { qos: 1 });
for (const { dup, packet } of await firstTime) {
  coffees += 1;
  console.log(
    `coffee ${coffees}: packet id ${packet.messageId}, DUP ${Number(dup)}`,
  );
}
await cook.endAsync(true); // cut the connection

const cookAgain = mqtt.connect(brokerUrl, { ...kitchen, clean: false });
for (const { dup, packet } of await messages(cookAgain, 1)) {
  coffees += 1;
  console.log(
    `coffee ${coffees}: packet id ${packet.messageId}, DUP ${Number(dup)}`,
  );
}
await cookAgain.endAsync({ properties: { sessionExpiryInterval: 0 } });
await waiter.endAsync();
