// A cell that publishes without end in a tab that nobody sees.
import { openBenchPage } from '../wire/bench-page.ts';
import { compareHeaps, heapsOf } from './heaps.ts';
import type { PageSoak } from './page-soak.ts';
import { followThreads } from './threads.ts';

/** Each run sends so many messages: the page holds its fill of packets after the first. */
const count = 150_000;

const code = `
import mqtt from 'mqtt';
import { brokerUrl, topic } from 'lab';
const client = await mqtt.connectAsync(brokerUrl, { protocolVersion: 5, keepalive: 0 });
await client.subscribeAsync(topic('hidden'));
let came = 0;
const all = new Promise((resolve) => client.on('message', () => (came += 1) === ${count} && resolve()));
for (let sent = 1; sent <= ${count}; sent += 1) {
  const taken = client.publishAsync(topic('hidden'), String(sent));
  if (sent % 500 === 0) await taken;
}
await all;
console.log(JSON.stringify({ came }));
await client.endAsync();
`;

export async function soakHidden({ browser, siteUrl, rounds }: PageSoak): Promise<string[]> {
  const { page, run, close } = await openBenchPage(browser, siteUrl, code, null);
  const { threads } = await followThreads(page);
  await run();
  await run();
  const before = await heapsOf(threads());
  // As a page does whose tab goes behind another: it is told, and is given no frame any more.
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    globalThis.requestAnimationFrame = () => 0;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const times = Math.max(1, Math.round(rounds / 6));
  for (let round = 0; round < times; round += 1) await run();
  const after = await heapsOf(threads());
  console.log(` ${times} × ${count} messages`);
  const wrong = compareHeaps(before, after);
  await close();
  return wrong;
}
