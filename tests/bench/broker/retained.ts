// A million retained messages of 16 B, each with a topic of its own: storing them, what they take, and giving all of them to one
// new subscriber. Each broker does it once, in a process of its own.
import { encode } from '../../../src/mqtt/encode.ts';
import type { Comparison } from './comparison.ts';
import { startContender, type ContenderName } from './contenders.ts';
import { ask, connectRaw, readAcknowledgements } from './raw-client.ts';
import type { RawLink } from './raw-link.ts';

const BATCH = 1000;
const IDS = 10_000;
const PAYLOAD = new Uint8Array(16).fill(0x61);

interface Figures {
  stored: number;
  memory: number;
  delivered: number;
}

export async function benchRetained(comparison: Comparison): Promise<void> {
  const count = comparison.settings.quick ? 100_000 : 1_000_000;
  comparison.title(`${count.toLocaleString('en')} retained messages`);
  const figures = new Map<ContenderName, Promise<Figures>>();
  const of = (name: ContenderName): Promise<Figures> => {
    const known = figures.get(name) ?? retain(name, count);
    figures.set(name, known);
    return known;
  };
  const rows = [
    { name: 'retained: stored', key: 'stored', unit: '/s', better: 'more' },
    { name: 'retained: resident memory', key: 'memory', unit: 'B', better: 'less' },
    { name: 'retained: to a new subscriber', key: 'delivered', unit: '/s', better: 'more' },
  ] as const;
  for (const { name, key, unit, better } of rows)
    await comparison.row({
      name,
      unit,
      better,
      rounds: 1,
      measure: async (contender) => (await of(contender.name))[key],
    });
}

async function retain(name: ContenderName, count: number): Promise<Figures> {
  const contender = await startContender(name);
  const publisher = await connectRaw(contender, 'tcp', 'retained-p');
  const before = contender.resident();
  const began = performance.now();
  const bytes = await publishAll(publisher, count);
  const stored = (count / (performance.now() - began)) * 1000;
  await contender.heap(); // collects what is not in use
  const memory = (contender.resident() - before) / count;
  const subscriber = await connectRaw(contender, 'tcp', 'retained-s');
  const subscription = { filter: 'r/#', qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
  const asked = performance.now();
  await ask(subscriber, encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [subscription] }, 4), 5 + bytes);
  const delivered = (count / (performance.now() - asked)) * 1000;
  publisher.drop();
  subscriber.drop();
  await contender.stop();
  return { stored, memory, delivered };
}

/** Publishes with QoS 1, a batch after each batch of acknowledgements; returns the bytes of all messages at QoS 0. */
async function publishAll(link: RawLink, count: number): Promise<number> {
  let [sent, acknowledged, bytes] = [0, 0, 0];
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      while (sent < count && sent + BATCH <= acknowledged + IDS) {
        const batch = Array.from({ length: BATCH }, (_, index) => message(sent + index));
        for (const each of batch) bytes += each.length - 2;
        sent += BATCH;
        link.write(Buffer.concat(batch));
      }
      if (acknowledged === count) resolve();
    };
    readAcknowledgements(link, (more) => {
      acknowledged += more;
      goOn();
    });
    goOn();
  });
  return bytes;
}

function message(number: number): Uint8Array {
  const topic = `r/${Math.floor(number / 1000)}/${number % 1000}`;
  const packetId = (number % 65_535) + 1;
  return encode({ type: 'PUBLISH', dup: false, qos: 1, retain: true, topic, payload: PAYLOAD, packetId }, 4);
}
