const filter = topic('home/kitchen/temperature'); // one filter, for all

const display1 = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('display'),
});
await display1.subscribeAsync(filter, { qos: 1 });
const shown = received(display1);

const home = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('sensors'),
});
const places = [
  'home/temperature',
  'home/kitchen/temperature',
  'home/kitchen/window/left',
  'home/bedroom/temperature',
].map((name) => topic(name));
for (const name of places) await home.publishAsync(name, 'a reading', { qos: 1 });
await settled(display1, home, places, { qos: 1 });
console.log(shown.map((message) => message.topic).join('\n'));

await home.endAsync();
await display1.endAsync();
