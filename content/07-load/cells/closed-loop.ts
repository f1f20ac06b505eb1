const patient = await mqtt.connectAsync(brokerUrl, { clientId: topic('patient') });
const roundTrips: number[] = [];

const began = performance.now();
for (let n = 0; n < 30; n += 1) {
  const sent = performance.now();
  await patient.publishAsync(topic('loop'), 'and on?', { qos: 1 }); // waits for PUBACK
  roundTrips.push(performance.now() - sent);
}
const seconds = (performance.now() - began) / 1000;
const mean = roundTrips.reduce((sum, ms) => sum + ms, 0) / roundTrips.length;

console.log(`${roundTrips.length} messages, mean round trip ${mean.toFixed(2)} ms`);
console.log(`rate ${(roundTrips.length / seconds).toFixed(0)} msg/s, 1 / round trip ${(1000 / mean).toFixed(0)} msg/s`);

await patient.endAsync();
