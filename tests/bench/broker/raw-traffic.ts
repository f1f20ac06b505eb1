// Raw clients in pairs, or one publisher with many subscribers.
import type { QoS } from '../../../src/mqtt/packet.ts';
import type { Contender } from './contenders.ts';
import { connectRaw, receiveRaw, subscribeRaw } from './raw-client.ts';
import type { RawLink, Transport } from './raw-link.ts';
import { RawPublisher, ringOf } from './raw-publisher.ts';
import type { Traffic } from './throughput.ts';

export interface Load {
  transport: Transport;
  payloadSize: number;
  qos: QoS;
  /** Publishers, each with a topic of its own if there are no `topics`, and subscribers of each. */
  publishers: number;
  subscribers: number;
  /** What is published to in turn, all of one length. */
  topics?: readonly string[];
  /** What is subscribed to instead of the topics themselves. */
  filters?: readonly string[];
}

export async function rawTraffic(contender: Contender, load: Load): Promise<Traffic> {
  const links: RawLink[] = [];
  const publishers: RawPublisher[] = [];
  let arrived = 0;
  for (let number = 0; number < load.publishers; number++) {
    const topics = load.topics ?? [`bench/${number}`];
    const ring = ringOf(topics, load.payloadSize, load.qos, load.subscribers);
    const link = await connectRaw(contender, load.transport, `p${number}`);
    const publisher = new RawPublisher(link, ring, load.qos);
    publishers.push(publisher);
    links.push(link);
    const counts = new Float64Array(load.subscribers);
    let slowest = 0;
    let atSlowest = load.subscribers;
    for (let index = 0; index < load.subscribers; index++) {
      const subscriber = await connectRaw(contender, load.transport, `s${number}-${index}`);
      links.push(subscriber);
      for (const filter of load.filters ?? topics) await subscribeRaw(subscriber, filter, load.qos);
      receiveRaw(subscriber, ring.size, topics[0]?.length ?? 0, load.qos, (count) => {
        arrived += count;
        const before = counts[index] ?? 0;
        counts[index] = before + count;
        if (before > slowest || --atSlowest > 0) return;
        const now = counts.reduce((least, each) => Math.min(least, each));
        publisher.received(now - slowest);
        slowest = now;
        atSlowest = counts.reduce((sum, each) => sum + (each === now ? 1 : 0), 0);
      });
    }
  }
  return {
    start: () => publishers.forEach((publisher) => publisher.start()),
    async stop() {
      await Promise.all(publishers.map((publisher) => publisher.stop()));
      for (const link of links) link.drop();
    },
    arrived: () => arrived,
  };
}
