const patient = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('patient'),
});
const roundTrips: number[] = [];

const began = performance.now();
for (let n = 0; n < 30; n += 1) {
  const sent = performance.now();
  await patient.publishAsync(topic('loop'), 'and on?', { qos: 1 }); // waits for PUBACK
  roundTrips.push(performance.now() - sent);
}
const milliseconds = performance.now() - began;
const sum = roundTrips.reduce((total, ms) => total + ms, 0);
const mean = sum / roundTrips.length;

const count = roundTrips.length;
console.log(`${count} messages, mean round trip ${mean.toFixed(2)} ms`);
console.log(`rate: ${((1000 * count) / milliseconds).toFixed(0)} msg/s`);
console.log(`1 / round trip: ${(1000 / mean).toFixed(0)} msg/s`);

await patient.endAsync();
