import { settled } from 'lab';

const writers = 4;
const each = 3; // messages of one writer
const readers = 1;

function open(name: string) {
  return mqtt.connectAsync(brokerUrl, { clientId: topic(name) });
}

const reading = [];
for (let n = 1; n <= readers; n += 1) {
  const reader = await open(`reader-${n}`);
  await reader.subscribeAsync(topic('fan'), { qos: 1 });
  reading.push(reader);
}
const writing = [];
for (let n = 1; n <= writers; n += 1) {
  const writer = await open(`writer-${n}`);
  for (let m = 1; m <= each; m += 1) {
    await writer.publishAsync(topic('fan'), `${n}-${m}`, { qos: 1 });
  }
  writing.push(writer);
}

for (const writer of writing) {
  await settled(reading, writer, topic('fan'), { qos: 1 });
  await writer.endAsync();
}
for (const reader of reading) await reader.endAsync();
