// Code of a cell whose clients are a few lines over its own WebSocket: no library takes part in what is measured. It logs how many messages
// of 16 B at QoS 0 arrived in a second.

/** `together`: packets of one chunk. */
export function plainPackets(together: number, count: number): string {
  return `
import { brokerUrl } from 'lab';
const count = ${count};
const text = (value) => [0, value.length, ...new TextEncoder().encode(value)];
const packet = (first, body) => Uint8Array.from([first, body.length, ...body]);
const open = (name) =>
  new Promise((resolve) => {
    const socket = new WebSocket(brokerUrl, 'mqtt');
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send(packet(0x10, [...text('MQTT'), 5, 2, 0, 0, 0, ...text(name)]));
    socket.onmessage = () => resolve(socket);
  });
const [from, to] = await Promise.all([open('from'), open('to')]);
const subscribed = new Promise((resolve) => (to.onmessage = resolve));
to.send(packet(0x82, [0, 1, 0, ...text('bench'), 0]));
await subscribed;
const publish = packet(0x30, [...text('bench'), 0, ...new Uint8Array(16)]);
const chunk = new Uint8Array(publish.length * ${together});
for (let at = 0; at < chunk.length; at += publish.length) chunk.set(publish, at);
const size = publish.length;
let bytes = 0;
let drained = () => undefined;
to.onmessage = ({ data }) => {
  bytes += data.byteLength;
  drained();
};
const began = performance.now();
for (let sent = 0; bytes < count * size;) {
  // Not more on the way than a connection would hold.
  while (sent < count && sent - bytes / size < 8192) {
    from.send(chunk);
    sent += ${together};
  }
  await new Promise((resolve) => (drained = resolve));
}
console.log(JSON.stringify({ rate: (count / (performance.now() - began)) * 1000 }));
from.close();
to.close();
`;
}
