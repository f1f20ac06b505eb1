// A broker that is killed and comes back, again and again: a client that stays must be connected each time.
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import { openBenchPage } from '../wire/bench-page.ts';
import { compareHeaps, heapsOf } from './heaps.ts';
import type { PageSoak } from './page-soak.ts';
import { followThreads } from './threads.ts';

const kills = 20;

/** Connects and stays. */
const code = `
import mqtt from 'mqtt';
const client = await mqtt.connectAsync('$URL', { reconnectPeriod: 200, protocolVersion: 5 });
console.log(JSON.stringify({ connected: true }));
`;

export async function soakKills({ browser, siteUrl }: PageSoak): Promise<string[]> {
  let host: NodeHost = await startNodeHost({ tcpPort: null, wsPort: 0 });
  const port = host.ws ?? 0;
  const url = `ws://127.0.0.1:${port}/mqtt`;
  const { page, run, close } = await openBenchPage(browser, siteUrl, code.replace('$URL', url), null);
  await page.evaluate((url) => localStorage.setItem('lab:broker', JSON.stringify({ kind: 'custom', url })), url);
  await page.reload({ waitUntil: 'networkidle' });
  const { threads } = await followThreads(page);
  const dot = (state: string): Promise<void> => page.locator(`.lab-picker-button .lab-picker-${state}`).waitFor();
  await run();
  let before = await heapsOf(threads());
  const wrong: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    await host.close();
    await dot('refused');
    host = await startNodeHost({ tcpPort: null, wsPort: port });
    await dot('connected').catch(() => wrong.push(`not connected again after kill ${kill + 1}`));
    if (kill === 2) before = await heapsOf(threads());
  }
  console.log(` killed ${kills} times`);
  wrong.push(...compareHeaps(before, await heapsOf(threads())));
  await close();
  await host.close();
  return wrong;
}
