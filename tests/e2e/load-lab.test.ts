// The load lab in the real page: its generator and its broker in workers of their own, exact counts, Stop, files, refusals.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { fitsWindow, hasFocus } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits();
const place = () => visit.page.locator('[data-lab-load]');
const field = (label: string) => place().getByLabel(label, { exact: true });
const chosen = (name: string) => place().getByRole('combobox', { name, exact: true });

async function openLab(path = 'en/load/'): Promise<void> {
  await visit.page.goto(visit.site.url + path);
  expect(visit.fetched.filter((url) => /load-lab|hdr|page-load/i.test(url))).toEqual([]);
  await place().locator('button').first().press('Enter');
  await hasFocus(place().locator('select').first());
}

async function axeFindsNothing(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: visit.page })
    .include('[data-lab-load]')
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
}

test('a run counts exactly, says whose limit it was, stands beside the one before, and can be saved', async () => {
  const { page } = visit;
  await openLab();
  await field('Messages a second, in all').fill('50');
  await chosen('QoS').selectOption('1');
  await field('Duration, seconds').fill('2');
  await place().getByRole('button', { name: 'Start' }).press('Enter');
  await place().getByRole('progressbar').waitFor();
  await place().locator('.lab-load-verdict').waitFor();
  const cell = (name: string, column = 1) =>
    place()
      .locator('tr', { hasText: name })
      .locator('td')
      .nth(column - 1)
      .textContent();
  expect([await cell('lost'), await cell('duplicated'), await cell('out of order')]).toEqual(['0', '0', '0']);
  const saved = page.waitForEvent('download');
  await place().getByRole('button', { name: 'result (JSON)' }).click();
  const result = JSON.parse(await readFile(await (await saved).path(), 'utf8')) as Record<string, unknown>;
  expect(result).toMatchObject({
    format: 'lab-mqtt load result',
    measured: { ended: 'complete' },
    // 50 a second for 2 s and 1 s of warm-up, each to 20 subscribers.
    figures: { counts: { planned: 150, sent: 150, delivered: 3000, lost: 0, duplicated: 0, outOfOrder: 0 } },
  });
  await axeFindsNothing();

  await field('Subscribers').fill('3');
  await place().getByRole('button', { name: 'Start' }).click();
  await place().getByRole('columnheader', { name: 'the run before' }).waitFor();
  expect([await cell('lost', 1), await cell('lost', 2)]).toEqual(['0', '0']);
});

test('on a phone, in Chinese: a run is stopped, and its result is that of what was measured', async () => {
  const { page } = visit;
  await page.setViewportSize({ width: 360, height: 740 });
  await openLab('load/');
  await field('持续秒数').fill('600');
  await place().getByRole('button', { name: '开始' }).click();
  await place().getByText('正在运行').waitFor();
  await place().locator('.lab-chart').first().waitFor();
  await fitsWindow(page);
  await place().getByRole('button', { name: '停止' }).click();
  await place().getByText('被中途停止').waitFor();
  await fitsWindow(page);
  await axeFindsNothing();
});

test('what cannot be run is refused with its reason', async () => {
  await openLab();
  const start = () => place().getByRole('button', { name: 'Start' }).click();
  const alert = place().getByRole('alert');
  await field('Payload, bytes').fill('1');
  await start();
  await alert.getByText('payload.size: expected').waitFor();
  await field('Payload, bytes').fill('64');
  await chosen('Broker').selectOption('address');
  await field('Address of your broker').fill('wss://broker.emqx.io:8084/mqtt');
  await start();
  await alert.getByText('broker.emqx.io is a public broker').waitFor();
  await field('Address of your broker').fill('ws://127.0.0.1:9/mqtt');
  await start();
  await place().getByText('Nothing was measured').waitFor();
});

test('the same scenario is written out for other tools', async () => {
  await openLab();
  await field('Duration, seconds').fill('1');
  await field('Warm-up, seconds').fill('0');
  await place().getByRole('button', { name: 'Start' }).click();
  await place().getByText('The same with another tool').click();
  for (const [tool, text] of [
    ['emqtt_bench', 'emqtt_bench'],
    ['MQTTX', 'mqttx bench'],
    ['k6', 'k6/x/mqtt'],
    ['JMeter', 'jmeterTestPlan'],
  ] as const) {
    await place().getByRole('button', { name: tool, exact: true }).click();
    await expect.poll(() => place().locator('.lab-load-tools pre').textContent()).toContain(text);
  }
});
