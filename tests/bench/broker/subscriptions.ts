// A hundred thousand subscriptions that do not match (a third exact, a third with `+`, a third with `#`): what they cost a publish,
// and what a match by each kind of filter costs among them.
import { encode } from '../../../src/mqtt/encode.ts';
import { median } from '../report.ts';
import type { Comparison } from './comparison.ts';
import { startContender, type Contender, type ContenderName } from './contenders.ts';
import { ask, connectRaw } from './raw-client.ts';
import type { RawLink } from './raw-link.ts';
import { rawTraffic } from './raw-traffic.ts';
import { rateOf } from './throughput.ts';

const FEW = 10;
const MANY = 100_000;
const PER_PACKET = 1000;
/** Two in turn: a broker may remember what the last topic matched. */
const TOPICS = ['bench/0', 'bench/1'];

export async function benchSubscriptions(comparison: Comparison): Promise<void> {
  comparison.title(`Messages a second beside ${MANY.toLocaleString('en')} other subscriptions, raw clients over TCP`);
  const { settings } = comparison;
  const rows = [
    { name: 'subscriptions: rate left', unit: '× of 10', filters: TOPICS, relative: true, goal: { own: 0.9 } },
    { name: 'subscriptions: match exact', unit: '/s', filters: TOPICS, relative: false, goal: { ratio: 1 } },
    { name: 'subscriptions: match +', unit: '/s', filters: ['bench/+'], relative: false, goal: { ratio: 1 } },
    { name: 'subscriptions: match #', unit: '/s', filters: ['bench/#'], relative: false, goal: { ratio: 1 } },
  ];
  for (const { filters, relative, ...row } of rows) {
    await comparison.row({
      ...row,
      better: 'more',
      rounds: Math.min(3, settings.rounds),
      measure: ({ name }) => measured(name, filters, relative, settings.milliseconds),
    });
  }
}

/** Turns of each broker, after one that compiles its code. */
const TURNS = 5;

/**
 * The rate with many others; `relative`: as a part of that with few. The two are two brokers that are measured in turn:
 * what else the computer does falls on both.
 */
async function measured(
  name: ContenderName,
  filters: readonly string[],
  relative: boolean,
  milliseconds: number,
): Promise<number> {
  const load = { transport: 'tcp', payloadSize: 16, qos: 0, publishers: 1, subscribers: 1, filters } as const;
  const brokers = await Promise.all((relative ? [FEW, MANY] : [MANY]).map((others) => startBeside(name, others)));
  const rates: number[][] = brokers.map(() => []);
  for (let turn = relative ? -1 : 0; turn < (relative ? TURNS : 1); turn += 1) {
    for (const [index, { contender }] of brokers.entries()) {
      const rate = await rateOf(await rawTraffic(contender, { ...load, topics: TOPICS }), { milliseconds });
      if (turn >= 0) rates[index]?.push(rate);
    }
  }
  for (const { others, contender } of brokers) {
    others.drop();
    await contender.stop();
  }
  const [first = NaN, second] = rates.map(median);
  return second === undefined ? first : second / first;
}

async function startBeside(name: ContenderName, count: number): Promise<{ contender: Contender; others: RawLink }> {
  const contender = await startContender(name);
  const others = await connectRaw(contender, 'tcp', 'others');
  await subscribeToMany(others, 0, count);
  return { contender, others };
}

async function subscribeToMany(link: RawLink, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += PER_PACKET) {
    const subscriptions = Array.from({ length: Math.min(PER_PACKET, to - first) }, (_, index) => {
      const number = first + index;
      const filter = `others/${number}${['', '/+', '/#'][number % 3] ?? ''}`;
      return { filter, qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
    });
    const answer = 2 + subscriptions.length;
    await ask(link, encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions }, 4), answer + (answer > 127 ? 3 : 2));
  }
}
