// The sequence diagrams inside chapters: a hint and a link before the run, the packets of the chosen clients after it.
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { fitsWindow } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits();

const figure = (cell: string) => visit.page.locator(`.lab-sequence[data-cells='["${cell}"]']`);
const arrows = (cell: string) => figure(cell).locator('.lab-arrow');
const spoken = (cell: string) =>
  arrows(cell).evaluateAll((all) => all.map((arrow) => arrow.getAttribute('aria-label')?.replace(/ \S+\/\S+/, '')));

/** Waits until the diagram has as many arrows. */
async function drawn(cell: string, count: number): Promise<void> {
  await expect.poll(() => arrows(cell).count()).toBe(count);
}

test('before its cell has run a diagram says which one to run, and nothing is fetched for it', async () => {
  await visit.page.goto(`${visit.site.url}en/qos/`);
  await visit.page.locator('[data-live]').first().waitFor();
  const empty = figure('handshake').locator('.lab-sequence-empty');
  await expect.poll(() => empty.innerText()).toMatch(/Run the cell\s+handshake/);
  expect(await empty.getByRole('link', { name: 'handshake' }).getAttribute('href')).toBe('#cell-handshake');
  await runCell(visit.page, 'levels');
  expect(await empty.isVisible()).toBe(true);
  expect(visit.fetched.filter((url) => /ChapterSequence/.test(url))).toEqual([]);
  await runCell(visit.page, 'handshake');
  await drawn('handshake', 8);
  await empty.waitFor({ state: 'hidden' });
  expect(visit.fetched.some((url) => /ChapterSequence/.test(url))).toBe(true);
  await comparesBrokers();
  await drawn('handshake', 8);
});

/** A cell runs on two brokers beside everything else on the page. */
async function comparesBrokers(): Promise<void> {
  expect(visit.fetched.filter((url) => /open-comparison/.test(url))).toEqual([]);
  const cell = visit.page.locator('#cell-nobody-listens');
  await cell.locator('.lab-menu button').click();
  await cell.getByRole('menuitem', { name: 'Compare brokers…' }).click();
  const dialog = visit.page.getByRole('dialog', { name: 'Compare brokers: nobody-listens' });
  await dialog.getByRole('button', { name: 'Run on both' }).click();
  await dialog.getByText('7 packets are the same; 2 differ.').waitFor();
  await dialog.getByText('With no matching subscriber PUBREC carries').waitFor();
  await dialog.getByText('Reason Code: 0x10 No matching subscribers on EMQX, 0x00 Success on Mosquitto.').waitFor();
  const axe = new AxeBuilder({ page: visit.page }).setLegacyMode().include('.lab-compare-dialog');
  expect((await axe.analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  // The reader's own cell has not run.
  expect(await cell.locator('.lab-ring').getAttribute('data-freshness')).toBe('unrun');
  expect(await cell.locator('.lab-cell-packets-fold').count()).toBe(0);
}

test('a QoS 2 message is drawn with both of its handshakes, and shares its selection with the panel and the code', async () => {
  await visit.page.goto(`${visit.site.url}en/qos/`);
  await runCell(visit.page, 'levels');
  await runCell(visit.page, 'handshake');
  await drawn('handshake', 8);
  for (const name of ['sender', 'receiver']) {
    const packets = async () =>
      (await spoken('handshake')).filter((text) => text?.includes(name)).map((text) => /: (\w+)/.exec(text ?? '')?.[1]);
    await expect.poll(packets).toEqual(['PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP']);
  }
  await arrows('handshake').first().click();
  await visit.page.locator('#cell-handshake .lab-line-lit').waitFor();
  await visit.page.locator('.lab-panel-handle').click();
  await visit.page.locator('.lab-packets-rows [aria-selected=true]', { hasText: 'exactly once' }).waitFor();
});

test('a lost PUBACK is a broken arrow, and its message comes again after the reconnect', async () => {
  // An old address: the cell was in the chapter about QoS.
  await visit.page.goto(`${visit.site.url}en/qos/#cell-lost-puback`);
  await visit.page.waitForURL('**/en/redelivery/#cell-lost-puback');
  await runCell(visit.page, 'at-least-once');
  await runCell(visit.page, 'lost-qos0');
  await runCell(visit.page, 'lost-puback');
  await figure('lost-puback').locator('.lab-arrow-again').waitFor();
  const said = async (what: string) => (await spoken('lost-puback')).filter((text) => text?.includes(what));
  await expect
    .poll(() => said('lost, connection cut'))
    .toEqual([expect.stringMatching(/office to Broker: PUBACK/) as unknown]);
  await expect
    .poll(() => said('redelivered'))
    .toEqual([expect.stringMatching(/Broker to office: PUBLISH .*DUP.*42 kWh/) as unknown]);
  await expect.poll(() => figure('lost-puback').locator('.lab-arrow-broken').count()).toBe(1);
});

/** Nothing of it is hidden, once its button has been pressed if it has one, and the wheel is the page's. */
async function isWhole(cell: string, unfold: RegExp): Promise<void> {
  const box = figure(cell).locator('.lab-diagram-scroll');
  const button = figure(cell).getByRole('button', { name: unfold });
  if ((await box.getAttribute('class'))?.includes('folded')) await button.click();
  await expect.poll(() => box.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  expect(await box.evaluate((element) => getComputedStyle(element).overflowY)).toBe('hidden');
  expect(await button.count()).toBe(0);
}

/** CSS pixels of the name that stands farthest from its line. */
function offItsLine(cell: string): Promise<number> {
  return figure(cell).evaluate((element) => {
    const middles = (selector: string): number[] =>
      [...element.querySelectorAll(selector)].map((one) => {
        const { left, right } = one.getBoundingClientRect();
        return (left + right) / 2;
      });
    const lines = middles('.lab-lifeline');
    return Math.max(...middles('.lab-diagram-name').map((name, index) => Math.abs(name - (lines[index] ?? NaN))));
  });
}

test('the helper of a cell is folded until it is asked for, edited, or pointed at', async () => {
  await visit.page.goto(`${visit.site.url}en/shared/`);
  const cell = visit.page.locator('#cell-distribution');
  const fold = cell.getByRole('button', { name: /^Helper code, \d+ lines$/ });
  const lines = () =>
    cell.locator('.lab-code-scroll').evaluate((box) => box.getBoundingClientRect().height / box.scrollHeight);
  await visit.page.locator('#cell-distribution[data-live]').waitFor();
  expect(await lines()).toBeLessThan(0.8);
  await fold.press('Enter');
  await expect.poll(lines).toBe(1);
  await fold.press('Enter');
  await expect.poll(lines).toBeLessThan(0.8);
  await cell.locator('pre').press('Enter');
  await cell.locator('textarea, .monaco-editor').first().waitFor();
  expect(await cell.locator('.lab-code').getAttribute('data-folded')).toBe('false');
});

describe.each([
  ['qos', ['levels', 'fan-out'], 'fan-out', ['newsroom', 'anna', 'ben', 'chen'], 28],
  ['session', ['clean-session', 'absent'], 'absent', ['sleeper', 'clock'], null],
  ['shared', ['distribution'], 'distribution', ['boss', 'anna', 'ben', 'chen'], 60],
  ['shared', ['distribution', 'unacknowledged'], 'unacknowledged', ['fragile', 'steady', 'dispatcher'], null],
] as const)('the diagram in the chapter %s', (chapter, cells, cell, clients, count) => {
  test.each(['', 'en/'])(`shows the clients of ${cell}, /%s`, async (language) => {
    await visit.page.goto(`${visit.site.url}${language}${chapter}/`);
    for (const name of cells) await runCell(visit.page, name);
    if (count !== null) await drawn(cell, count);
    for (const client of clients)
      await expect.poll(async () => (await spoken(cell)).filter((text) => text?.includes(client))).not.toEqual([]);
    await expect.poll(() => figure(cell).locator('.lab-diagram-name').count()).toBe(clients.length + 1);
    await isWhole(cell, language === '' ? /^↓ 展开整张时序图/ : /^↓ Show the whole diagram/);
    expect(await offItsLine(cell)).toBeLessThan(1);
    if (cell === 'distribution') await drawsBars(language);
  });
});

/** What the cell has drawn is one sentence to a screen reader, with its numbers on request. */
async function drawsBars(language: string): Promise<void> {
  const chart = visit.page.locator('#cell-distribution .lab-chart');
  const says = language === '' ? '条形图：3 条，都是 10。' : 'Bar chart: 3 bars, each 10.';
  await chart.getByRole('img', { name: says, exact: true }).waitFor();
  expect(await chart.locator('table').count()).toBe(0);
  await chart.locator('summary').click();
  await expect.poll(() => chart.locator('tbody tr').allInnerTexts()).toEqual(['anna\t10', 'ben\t10', 'chen\t10']);
}

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)('a drawn diagram is accessible and stays inside the page, %s, %i px wide', async (colorScheme, width) => {
  await visit.page.emulateMedia({ colorScheme });
  await visit.page.setViewportSize({ width, height: 800 });
  await visit.page.goto(`${visit.site.url}qos/`);
  await runCell(visit.page, 'levels');
  await runCell(visit.page, 'handshake');
  await drawn('handshake', 8);
  await arrows('handshake').nth(2).click();
  await figure('handshake').locator('.lab-diagram-selected').waitFor();
  const { violations } = await new AxeBuilder({ page: visit.page }).setLegacyMode().include('.lab-sequence').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`)).toEqual([]);
  await fitsWindow(visit.page);
});
