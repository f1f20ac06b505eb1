const probe = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('probe'),
  protocolVersion: 5,
});
const echoes = received(probe);

await probe.publishAsync(topic('health'), 'are you well?', { qos: 1, retain: true });
await probe.subscribeAsync(topic('health'), { qos: 1 });

// two seconds at most: is it back?
await until(() => echoes.length > 0, { within: 2000 }).catch(() => undefined);
console.log(echoes.length > 0 ? 'the broker is well' : 'no answer');
await probe.endAsync();
