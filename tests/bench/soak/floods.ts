// A cell publishes a thousand messages, ten thousand, up to a million, and waits for none: what one costs is the same.
import { openBenchPage } from '../wire/bench-page.ts';
import { compareHeaps, heapsOf, packetsOfPage } from './heaps.ts';
import type { PageSoak } from './page-soak.ts';
import { followThreads } from './threads.ts';

/** The dearest message of all floods may cost so much more than the cheapest. */
const range = 1.5;
/** Messages in all of each size: short floods are repeated. */
const inAll = 20_000;

/** One client publishes, QoS 0, and gets what it has published. It logs the microseconds of each flood's message. */
const code = `
import mqtt from 'mqtt';
import { brokerUrl, topic } from 'lab';
const client = await mqtt.connectAsync(brokerUrl, { protocolVersion: 5, keepalive: 0 });
await client.subscribeAsync(topic('flood'));
let left = 0;
let done = () => undefined;
client.on('message', () => (left -= 1) === 0 && done());
const flood = async (count) => {
  const all = new Promise((resolve) => (done = resolve));
  left = count;
  const began = performance.now();
  for (let sent = 0; sent < count; sent += 1) client.publish(topic('flood'), String(sent));
  await all;
  return ((performance.now() - began) / count) * 1000;
};
for (let warm = 0; warm < 20; warm += 1) await flood(1000);
const costs = [];
for (let round = 0; round < $ROUNDS; round += 1) costs.push(Math.round(await flood($COUNT)));
console.log(JSON.stringify({ costs: costs.join(' ') }));
await client.endAsync();
`;

export async function soakFloods({ browser, siteUrl, largest }: PageSoak): Promise<string[]> {
  const costs: number[] = [];
  const wrong: string[] = [];
  for (let count = 1000; count <= largest; count *= 10) {
    const rounds = Math.max(2, Math.round(inAll / count));
    const flood = code.replace('$ROUNDS', String(rounds)).replace('$COUNT', String(count));
    const { page, run, close } = await openBenchPage(browser, siteUrl, flood, null);
    const { threads } = await followThreads(page);
    await run();
    const before = await heapsOf(threads());
    const result = (await run()) as { costs: string };
    // The least disturbed one: other programs run too.
    const cost = Math.min(...result.costs.split(' ').map(Number));
    costs.push(cost);
    console.log(` ${count} messages: ${cost} µs each`);
    wrong.push(...compareHeaps(before, await heapsOf(threads()), packetsOfPage));
    await close();
  }
  const ratio = Math.max(...costs) / Math.min(...costs);
  console.log(` the dearest costs ${ratio.toFixed(2)} × the cheapest (at most ${range})`);
  return ratio > range ? [...wrong, `a message costs up to ${ratio.toFixed(2)} times as much`] : wrong;
}
