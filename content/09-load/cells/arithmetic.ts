import mqtt from 'mqtt';
import {
  brokerUrl,
  display,
  histogram,
  lines,
  messages,
  sleep,
  topic,
} from 'lab';

// `emqtt_bench pub -c clients -I interval -s size`,
// with so many subscribers to every topic
function asksFor(
  clients: number,
  interval: number,
  size: number,
  subscribers: number,
) {
  const published = (clients * 1000) / interval;
  const delivered = published * subscribers;
  return {
    command: `-c ${clients} -I ${interval} -s ${size}`,
    subscribers,
    'in, msg/s': published,
    'out, msg/s': delivered,
    'payload in + out, Mbit/s': Number(
      (((published + delivered) * size * 8) / 1e6).toFixed(3),
    ),
  };
}

display([
  asksFor(10, 10, 256, 1),
  asksFor(200, 1000, 256, 1),
  asksFor(1000, 1000, 16, 10),
  asksFor(10, 10, 256, 500),
]);
