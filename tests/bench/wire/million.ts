// A million packets and more: what the page keeps of them, how the list of packets scrolls, how fast a filter answers.
import type { Browser, Page } from 'playwright';
import { median, type Report } from '../report.ts';
import { openBenchPage } from './bench-page.ts';
import { plainPackets } from './plain-packets.ts';

const messages = 512_000;
/** Each message crosses the wire twice; two clients connect, one subscribes. */
const packets = 2 * messages + 6;
/** Half of the packets pass, evenly: the count is final only when all have been tested. */
const filters = [
  'lab.direction == "to-client"',
  'mqtt.msgtype == PUBLISH && mqtt.topic contains "enc" && lab.direction == "to-broker"',
  'mqtt.msg contains 00:00:00 && lab.direction == "to-client"',
] as const;

export async function benchMillion(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const { page, run, close } = await openBenchPage(browser, siteUrl, plainPackets(64, messages), null);
  const before = await memory(page);
  const after: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    await watchRepaints(page);
    await run();
    await page.getByText(`Wire: ${(round + 1) * packets} packets`).waitFor({ timeout: 120_000 });
    report.figure(`longest pause of the page, million ${round + 1}`, Math.max(...(await repaintsWatched(page))), 'ms');
    after.push(await memory(page));
  }
  const [first = NaN, second = NaN] = after;
  report.figure('memory of the page before', before, 'MB');
  report.figure('memory after a million packets', first, 'MB');
  report.figure('second million / first', second / first, '×', 1.1, 'at most');
  await page.locator('.lab-panel-handle').click();
  const count = page.locator('.lab-packets-count');
  await count.waitFor();
  const told = await settled(page);
  const kept = Number(/of (\d+) packets/.exec(told)?.[1]);
  const gone = Number(/(\d+) packets made room/.exec(told)?.[1]);
  report.figure('packets that are kept', kept, '');
  report.figure('told as gone + kept, of all that crossed', (gone + kept) / (2 * packets), '×', 1, 'at least');
  await benchScrolling(page, report);
  for (const filter of filters) await benchFilter(page, filter, kept, report);
  await close();
}

/** Heap and buffers in megabytes, after a collection. */
async function memory(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('HeapProfiler.collectGarbage');
  const usage = (await devTools.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  await devTools.detach();
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6;
}

async function watchRepaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const deltas: number[] = [];
    let last = performance.now();
    const next = (now: number): void => {
      deltas.push(now - last);
      last = now;
      repaint = requestAnimationFrame(next);
    };
    let repaint = requestAnimationFrame(next);
    Object.assign(globalThis, { deltas, endWatch: () => cancelAnimationFrame(repaint) });
  });
}

/** Milliseconds between the repaints since then. */
function repaintsWatched(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { deltas, endWatch } = globalThis as unknown as { deltas: number[]; endWatch: () => void };
    endWatch();
    return deltas;
  });
}

/** Scrolls a few rows with each repaint, through the whole list and back; beside it the same page at rest, in turn. */
async function benchScrolling(page: Page, report: Report): Promise<void> {
  const rates = { still: [] as number[], scrolling: [] as number[] };
  const work: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    for (const speed of [0, 240]) {
      const { deltas, busy } = await scroll(page, speed);
      (speed === 0 ? rates.still : rates.scrolling).push(1000 / median(deltas));
      if (speed > 0) work.push(median(busy));
    }
  }
  report.figure('repaints a second at rest', median(rates.still), '/s');
  report.figure('repaints a second while the list scrolls', median(rates.scrolling), '/s', 58, 'at least');
  report.figure('script of one repaint while it scrolls', median(work), 'ms');
}

/** Two seconds at `speed` pixels a repaint: between the repaints, and at work from one to its end. */
function scroll(page: Page, speed: number): Promise<{ deltas: number[]; busy: number[] }> {
  return page.evaluate(async (speed) => {
    const table = document.querySelector('.lab-packets-table');
    if (table === null) throw new Error('the list of packets is not there');
    table.scrollTop = table.scrollHeight / 2;
    const deltas: number[] = [];
    const busy: number[] = [];
    const channel = new MessageChannel();
    let last = performance.now();
    const began = last;
    while (last - began < 2000) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      table.scrollTop += speed;
      const start = performance.now();
      // Comes when the page has been drawn.
      await new Promise((resolve) => {
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(null);
      });
      busy.push(performance.now() - start);
      deltas.push(now - last);
      last = now;
    }
    return { deltas: deltas.slice(1), busy };
  }, speed);
}

/** From the filter to the whole list, by a hundred thousand packets. */
async function benchFilter(page: Page, filter: string, kept: number, report: Report): Promise<void> {
  const times: number[] = [];
  await setFilter(page, filter);
  const result = await settled(page);
  for (let round = 0; round < 5; round += 1) {
    await setFilter(page, '');
    await settled(page);
    times.push(await timeTo(page, filter, result));
  }
  await setFilter(page, '');
  await settled(page);
  report.figure(`${filter}, 100,000 packets`, (median(times) * 100_000) / kept, 'ms', 200, 'at most');
}

function setFilter(page: Page, filter: string): Promise<void> {
  return page.locator('.lab-filter input').fill(filter);
}

/** The text of the count, when it has not changed for half a second. */
async function settled(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const count = (): string => document.querySelector('.lab-packets-count')?.textContent ?? '';
    let text = count();
    for (let since = performance.now(); performance.now() - since < 500;) {
      await new Promise(requestAnimationFrame);
      if (count() !== text) since = performance.now();
      text = count();
    }
    return text;
  });
}

function timeTo(page: Page, filter: string, result: string): Promise<number> {
  return page.evaluate(
    async ([filter, result]) => {
      const input = document.querySelector<HTMLInputElement>('.lab-filter input');
      if (input === null) throw new Error('the field of the filter is not there');
      const began = performance.now();
      input.value = filter;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      while (document.querySelector('.lab-packets-count')?.textContent !== result) {
        if (performance.now() - began > 20_000) throw new Error(`the list did not come to ${result}`);
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - began;
    },
    [filter, result] as const,
  );
}
