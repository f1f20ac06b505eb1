// A link that loses, doubles and delays by chance, in the real page: a seed repeats the run, and the pane tells it.
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { launchBrowser } from './browser.ts';
import { NotebookPage, openPage, phone } from './notebook/notebook-page.ts';
import { recordRuns, runCell } from './page-runs.ts';
import { startSite } from './site.ts';

let browser: Browser;
let site: SiteServer;
let context: BrowserContext;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  context = await browser.newContext(phone);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const overBadLink = (seed: number) => `
import mqtt from 'mqtt';
import { brokerUrl, fault, topic } from 'lab';
const client = await mqtt.connectAsync(brokerUrl);
await fault('duplicate', { filter: 'mqtt.msgtype == PUBLISH', times: Infinity, chance: 0.5, seed: ${seed} });
await fault('delay', { milliseconds: 1, jitter: 3, times: Infinity, seed: ${seed} });
for (let index = 0; index < 24; index += 1) await client.publishAsync(topic('link'), String(index));
await client.publishAsync(topic('link'), 'last', { qos: 1 });
await client.endAsync();`;

test('a cell over a bad link meets the same packets again with the same seed, and others with another one', async () => {
  const page = await context.newPage();
  await recordRuns(page);
  await page.goto(`${site.url}en/`);
  await page.locator('#cell-hello[data-live]').waitFor();
  const notebook = new NotebookPage(page);
  const doubled = async (seed: number): Promise<string> => {
    await notebook.write('hello', overBadLink(seed));
    const { packets } = await runCell(page, 'hello');
    const published = packets.filter(({ packet, fault }) => packet?.type === 'PUBLISH' && fault?.kind !== 'duplicate');
    expect(published.length).toBe(25);
    return published
      .map(({ number }) =>
        packets.some(({ fault }) => fault?.kind === 'duplicate' && fault.of === number) ? '2' : '1',
      )
      .join('');
  };
  const first = await doubled(4);
  expect(first).toMatch(/^(?=.*1)(?=.*2)[12]{25}$/);
  expect(await doubled(4)).toBe(first);
  expect(await doubled(5)).not.toBe(first);
  await page.close();
});

test('the pane of faults takes a chance and tells the seed that repeats it', async () => {
  const { page } = await openPage(context, `${site.url}en/qos/`);
  await page.keyboard.press('F9');
  const panel = page.locator('.lab-panel');
  await panel.getByRole('tab', { name: 'Faults' }).click();
  await panel.getByLabel('What happens').selectOption({ label: 'Delay it' });
  await panel.getByLabel('Jitter').fill('20');
  await panel.getByLabel('Chance, in percent').fill('25');
  await panel.getByLabel('How many').selectOption({ label: 'All, until it is taken away' });
  await panel.getByRole('button', { name: 'Add the fault' }).click();
  await panel
    .locator('li')
    .getByText(/25 % of the packets, seed \d+/)
    .waitFor();
  await panel.getByLabel('Seed').fill('42');
  await panel.getByRole('button', { name: 'Add the fault' }).click();
  await panel.locator('li').getByText('25 % of the packets, seed 42').waitFor();
  await page.close();
});
