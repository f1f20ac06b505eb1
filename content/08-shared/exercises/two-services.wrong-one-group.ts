const photo = topic('photo');
const instances = {
  'thumb-1': `$share/services/${photo}`,
  'thumb-2': `$share/services/${photo}`,
  'face-1': `$share/services/${photo}`,
  'face-2': `$share/services/${photo}`,
};
const names = Object.keys(instances);
const running = await Promise.all(
  names.map((name) => {
    return mqtt.connectAsync(brokerUrl, { clientId: topic(name) });
  }),
);
const handled = running.map((client) => received(client));
for (const [i, filter] of Object.values(instances).entries()) {
  await running[i]?.subscribeAsync(filter, { qos: 1 });
}

const camera = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('camera'),
});
for (let n = 1; n <= 12; n += 1) {
  await camera.publishAsync(photo, `photo ${n}`, { qos: 1 });
}
await settled(running, camera, photo, { qos: 1 });
for (const [i, name] of names.entries()) {
  console.log(`${name}: ${handled[i]?.length} photos`);
}

for (const client of [camera, ...running]) await client.endAsync();
