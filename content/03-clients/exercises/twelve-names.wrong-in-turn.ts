const pupils = [];
for (let n = 1; n <= 12; n += 1) {
  const name = `client-${n}`;
  const pupil = await mqtt.connectAsync(brokerUrl, {
    clientId: topic(name),
    reconnectPeriod: 0,
  });
  pupils.push(pupil);
  await pupil.endAsync();
}
const there = pupils.filter(({ connected }) => connected);
console.log(`${there.length} of ${pupils.length} are connected`);
