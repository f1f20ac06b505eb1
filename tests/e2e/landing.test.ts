// The picture of the broker on the first page: a recorded run before anything has run, the reader's own afterwards, and the page
// around it stands still. So it is in chapters.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import { runCell } from './page-runs.ts';
import { fitsWindow } from './page-state.ts';
import { startSite } from './site.ts';
import { visits } from './visits.ts';

const visit = visits();

const figure = () => visit.page.locator('[data-lab-picture]');
const press = (what: string) => figure().locator(`[data-press="${what}"]`);
const told = () => figure().locator('.lab-run-picture-text').innerText();
const place = (text: string) => figure().getByText(text, { exact: true });
const inWords = () => figure().locator('.lab-picture-words').innerText();

interface Watched {
  /** Where what stands below the figure began, each place once. */
  tops: number[];
  /** What flew, as it was seen. */
  seen: string[];
}

/** Watches the figure in each frame, from now on. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { tops: [], seen: [] };
    Object.assign(globalThis, { watched });
    const add = <T>(list: T[], value: T): void => {
      if (!list.includes(value)) list.push(value);
    };
    const box = document.querySelector('.lab-broker-figure') as HTMLElement;
    const look = (): void => {
      add(watched.tops, Math.round((box.getBoundingClientRect().bottom + scrollY) * 10) / 10);
      for (const flight of box.querySelectorAll('.lab-picture-flight'))
        if (Number(getComputedStyle(flight).opacity) > 0.5) add(watched.seen, flight.textContent);
      requestAnimationFrame(look);
    };
    look();
  });
}

const watched = (page: Page) => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);

test.each([
  ['', 360, 740],
  ['en/', 1366, 768],
])('/%s at %i × %i: the run plays, its message flies, and nothing else moves', async (path, width, height) => {
  const { page } = visit;
  await page.setViewportSize({ width, height });
  await page.goto(visit.site.url + path);
  await page.locator('[data-live]').first().waitFor();
  expect(visit.fetched.filter((url) => /live-picture|lab-run\.json/.test(url))).toEqual([]);
  await watch(page);
  await press('run').click();
  await figure().locator('[data-whose="own"]').waitFor();
  const flies = (what: string) =>
    page.waitForFunction((text) => (globalThis as unknown as { watched: Watched }).watched.seen.includes(text), what);
  await flies('CONNECT');
  // It plays on by itself, until a reader takes over.
  await figure()
    .getByText(/^(?:2 of 9|第 2 步，共 9 步)$/)
    .waitFor();
  for (let step = 3; step <= 7; step += 1) await press('1').click();
  await flies('DISCONNECT');
  const { tops, seen } = await watched(page);
  expect({ seen, moved: tops.length - 1 }).toEqual({
    seen: expect.arrayContaining(['CONNECT', 'DISCONNECT', 'Hello, MQTT! 你好！']) as unknown,
    moved: 0,
  });
  await fitsWindow(page);
});

test('without motion the reader steps through the recorded run and then through the own one, in words too', async () => {
  const { page } = visit;
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${visit.site.url}en/`);
  await place('6 of 9').waitFor();
  expect(await told()).toBe('publisher publishes “Hello, MQTT! 你好！” to hello, QoS 0; sent to anna, ben.');
  // The first touch is not lost while the code comes.
  await press('1').click();
  await place('7 of 9').waitFor();
  await press('-1').press('Enter');
  await place('6 of 9').waitFor();
  expect(await figure().locator('[data-whose]').innerText()).toBe('A recorded run');
  expect(await figure().locator('.lab-picture-flight').first().isVisible()).toBe(false);
  expect(await figure().locator('.lab-picture-rest').count()).toBe(2);
  await runCell(page, 'hello');
  await figure().locator('[data-whose="own"]').waitFor();
  const sentences: string[] = [];
  const pictures = new Set<string>();
  for (let number = 1; number <= 9; number += 1) {
    await place(`${number} of 9`).waitFor();
    sentences.push(await told());
    pictures.add(await inWords());
    expect(await figure().locator('.lab-run-picture-bytes').innerText()).toMatch(/^(?:[0-9a-f]{2} ?)+…?$/);
    if (number < 9) await press('1').click();
  }
  expect(sentences.filter((text) => /connects/.test(text))).toHaveLength(3);
  expect(
    sentences.filter((text) => /“Hello, MQTT! 你好！” to hello.*sent to (?:anna, ben|ben, anna)/.test(text)),
  ).toHaveLength(1);
  expect(pictures.size).toBeGreaterThan(5);
  expect(await press('1').getAttribute('aria-disabled')).toBe('true');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.lab-broker-figure').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`)).toEqual([]);
  await fitsWindow(page);
});

test('a run on a broker outside the page cannot be looked into: the recorded one stays, and the picture says why', async () => {
  const host = await startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 });
  const local = await startSite({ broker: 'local', local: `ws://127.0.0.1:${host.ws ?? 0}/mqtt` });
  try {
    await visit.page.goto(`${local.url}en/session/`);
    await runCell(visit.page, 'clean-session');
    await runCell(visit.page, 'absent');
    await figure().getByText('Only the broker in the page can be looked into', { exact: false }).waitFor();
    expect(await figure().locator('[data-whose]').innerText()).toBe('A recorded run');
    expect(await inWords()).toContain('sleeper: away, 60 s left; subscribed to alarm (QoS 2).');
  } finally {
    await local.close();
    await host.close();
  }
});
