// How long a message takes from one client to another while they come at a steady rate.
import { encode } from '../../../src/mqtt/encode.ts';
import type { QoS } from '../../../src/mqtt/packet.ts';
import type { Comparison } from './comparison.ts';
import type { Contender } from './contenders.ts';
import { connectRaw, readAcknowledgements, receiveRaw, subscribeRaw } from './raw-client.ts';
import type { Transport } from './raw-link.ts';

const TOPIC = 'bench/latency';
/** Milliseconds between two messages. */
const PACE = 1;

export async function benchLatency(comparison: Comparison): Promise<void> {
  comparison.title('Latency of a 16 B message, 1000 a second, raw clients');
  for (const transport of ['tcp', 'ws'] as const) {
    for (const qos of [0, 1] as const) {
      for (const percent of [50, 99]) {
        await comparison.row({
          name: `latency ${transport} QoS ${qos} p${percent}`,
          unit: 'ms',
          better: 'less',
          async measure(contender) {
            const times = await latencies(contender, transport, qos, comparison.settings.milliseconds * 2);
            return times[Math.min(times.length - 1, Math.floor((times.length * percent) / 100))] ?? null;
          },
        });
      }
    }
  }
}

/** In milliseconds, the shortest first. */
async function latencies(
  contender: Contender,
  transport: Transport,
  qos: QoS,
  milliseconds: number,
): Promise<number[]> {
  const publisher = await connectRaw(contender, transport, 'latency-p');
  const subscriber = await connectRaw(contender, transport, 'latency-s');
  await subscribeRaw(subscriber, TOPIC, qos);
  if (qos > 0) readAcknowledgements(publisher, () => undefined);
  const payload = new Uint8Array(16);
  const message = (packetId: number): Uint8Array =>
    encode(
      { type: 'PUBLISH', dup: false, qos, retain: false, topic: TOPIC, payload, ...(qos > 0 ? { packetId } : {}) },
      4,
    );
  const sentAt: number[] = [];
  const times: number[] = [];
  await new Promise<void>((resolve) => {
    let over = false;
    receiveRaw(subscriber, message(1).length, TOPIC.length, qos, (count) => {
      const now = performance.now();
      for (let index = 0; index < count; index++) times.push(now - (sentAt[times.length] ?? now));
      if (over && times.length === sentAt.length) resolve();
    });
    const end = performance.now() + milliseconds;
    const timer = setInterval(() => {
      over = performance.now() > end;
      if (over) clearInterval(timer);
      sentAt.push(performance.now());
      publisher.write(message((sentAt.length % 65_535) + 1));
    }, PACE);
  });
  publisher.drop();
  subscriber.drop();
  // The first ones meet code that has never run.
  return times.slice(Math.floor(times.length / 4)).sort((a, b) => a - b);
}
