// The list of packets as an engineer wants it: what its times count from, which columns it has, marks and notes, sixteen bytes
// a row, and rows for fingers.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { recordRuns, runCell } from './page-runs.ts';
import { fitsWindow, hasFocus } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits('en/qos/');

const rows = (page: Page) => page.locator('.lab-packets-rows [role=row]');
const row = (page: Page, text: string) => rows(page).filter({ hasText: text }).first();
const table = (page: Page) => page.locator('.lab-packets-table');
const columnsButton = (page: Page) => page.getByRole('button', { name: 'Columns' });
const heads = (page: Page) => page.locator('.lab-packets-head [role=columnheader]').allInnerTexts();
const cells = (page: Page, column: string) => page.locator(`.lab-packets-rows .lab-packet-${column}`).allInnerTexts();
const marked = (page: Page) => rows(page).filter({ has: page.getByRole('img', { name: 'Marked', exact: true }) });

/** Opens the panel on the packets of a run. */
async function openWithRun(page: Page): Promise<void> {
  await runCell(page, 'levels');
  await page.locator('.lab-panel-handle').click();
  await row(page, 'DISCONNECT').waitFor();
}

/** Comes to the page anew: what its address would show again is not asked for. */
async function openAnew(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${visit.site.url}en/qos/`);
  await openWithRun(page);
}

async function saveRun(page: Page): Promise<string> {
  const save = page.getByRole('button', { name: 'Save the run' });
  if (!(await save.isVisible())) await page.getByRole('button', { name: 'File', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  return download.path();
}

/** On a page that has run nothing. */
async function openFile(page: Page, file: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${visit.site.url}en/retain/`);
  await page.locator('.lab-panel-handle').click();
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.locator('.lab-files input').setInputFiles(file);
  await page.locator('.lab-run-pane').waitFor();
  await page.getByRole('tab', { name: 'Packets', exact: true }).click();
}

test('times count from the first packet, the row before or are those of the day, and it is remembered', async () => {
  const { page } = visit;
  const times = () => cells(page, 'time').then((all) => all.map(Number));
  await openWithRun(page);
  await page.getByRole('button', { name: 'Use the whole window' }).click();
  const first = await times();
  const choice = page.locator('.lab-packets-options select');
  await choice.selectOption('since the previous row');
  await page.locator('.lab-packets-head').getByRole('columnheader', { name: 'Delta' }).waitFor();
  const deltas = await times();
  expect(deltas[0]).toBe(0);
  // Each is rounded by itself.
  for (const [index, time] of first.entries())
    if (index > 0) expect(Math.abs((deltas[index] ?? NaN) - (time - (first[index - 1] ?? NaN)))).toBeLessThan(0.0021);
  // It counts from the row that is shown.
  await page.locator('.lab-filter input').fill('mqtt.msgtype in {CONNECT, DISCONNECT}');
  await expect.poll(async () => (await times()).length).toBe(2);
  expect(Math.abs(((await times())[1] ?? NaN) - (first.at(-1) ?? NaN))).toBeLessThan(0.0021);
  await choice.selectOption('time of day');
  await expect.poll(async () => (await cells(page, 'time'))[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
  await openAnew(page);
  await page.locator('.lab-packets-head').getByRole('columnheader', { name: 'Time of day' }).waitFor();
});

test('columns are chosen with the keyboard and remembered, and a phone has its own', async () => {
  const { page } = visit;
  await openWithRun(page);
  const usual = ['No.', 'Time', 'Client', 'Direction', 'Packet', 'Details', 'Bytes'];
  expect(await heads(page)).toEqual(usual);
  await columnsButton(page).focus();
  await page.keyboard.press('Enter');
  const topic = page.getByRole('checkbox', { name: 'Topic' });
  await topic.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => heads(page)).toEqual(usual.toSpliced(5, 0, 'Topic'));
  expect(await cells(page, 'topic')).toContainEqual(expect.stringMatching(/^lab\/\w+\/levels$/));
  await page.getByRole('checkbox', { name: 'QoS, flags' }).press('Space');
  await expect.poll(() => cells(page, 'flags')).toContain('QoS 2');
  await page.keyboard.press('Escape');
  await hasFocus(columnsButton(page));
  expect(await topic.count()).toBe(0);
  await openAnew(page);
  await expect.poll(() => heads(page)).toContain('Topic');
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => heads(page)).toEqual(['Time', 'Client', 'Direction', 'Packet', 'Details']);
  await page.getByRole('button', { name: 'Options of the list' }).click();
  await columnsButton(page).click();
  await page.getByRole('checkbox', { name: 'Client', exact: true }).uncheck();
  await expect.poll(() => heads(page)).toEqual(['Time', 'Direction', 'Packet', 'Details']);
  // More than fit make the list wide, and not the page.
  for (const name of ['No.', 'At client', 'Topic', 'QoS, flags', 'Bytes'])
    await page.getByRole('checkbox', { name, exact: true }).check();
  await fitsWindow(page);
  expect(await table(page).evaluate((list) => list.scrollWidth > list.clientWidth)).toBe(true);
  await page.getByRole('button', { name: 'The usual ones' }).click();
  await expect.poll(() => heads(page)).toEqual(['Time', 'Client', 'Direction', 'Packet', 'Details']);
});

test('sixteen bytes stand in a row where there is room, and the keys go by what a row has', async () => {
  const { page } = visit;
  await page.setViewportSize({ width: 1920, height: 900 });
  await openWithRun(page);
  await row(page, 'sent with QoS 2').click();
  const codes = page.locator('.lab-hex-codes');
  const letters = page.locator('.lab-hex-text');
  const inRow = (place: number) => codes.nth(place).locator('span').count();
  const at = () =>
    page.locator('.lab-hex-codes .lab-byte-marked').evaluateAll((all) => all.map((one) => one.dataset['offset']));
  await expect.poll(() => inRow(0)).toBe(16);
  expect(await page.locator('.lab-hex-offset').allInnerTexts()).toEqual(['0000', '0010', '0020']);
  expect((await letters.first().innerText()).length).toBe(16);
  // No byte is cut off or broken into a second line.
  expect(await page.locator('.lab-hex').evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  const keys = async (...names: string[]): Promise<void> => {
    await page.locator('.lab-hex').focus();
    for (const name of names) await page.keyboard.press(name);
  };
  await keys('ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowRight');
  await expect.poll(at).toEqual(['1']);
  await page.locator('.lab-hex-field', { hasText: 'Remaining Length' }).waitFor();
  await page.locator('.lab-field', { hasText: 'Packet Identifier' }).first().click();
  const identifier = await at();
  expect(identifier.length).toBe(2);
  await page.setViewportSize({ width: 1366, height: 900 });
  await expect.poll(() => inRow(0)).toBe(8);
  expect(await at()).toEqual(identifier);
  await keys('ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowRight');
  await expect.poll(at).toEqual(['1']);
});

test('packets are marked and noted with the keyboard, found again, and a filter asks for them', async () => {
  const { page } = visit;
  await openWithRun(page);
  await row(page, 'PUBREC').click();
  await page.keyboard.press('m');
  await page
    .getByRole('status')
    .filter({ hasText: /^Packet \d+ is marked\.$/ })
    .waitFor({ state: 'attached' });
  expect(await marked(page).allInnerTexts()).toEqual([expect.stringContaining('PUBREC')]);
  await page.keyboard.press('c');
  await hasFocus(page.getByRole('textbox', { name: 'Note' }));
  // Keys of the list are letters here.
  await page.keyboard.type('m and n: half way ');
  await page.keyboard.press('Enter');
  await hasFocus(table(page));
  await row(page, 'm and n: half way').and(marked(page)).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('m');
  await expect.poll(() => marked(page).count()).toBe(2);
  const chosen = page.locator('.lab-packets-rows [aria-selected=true]');
  for (const [key, type] of [
    ['n', 'PUBREC'],
    ['n', 'DISCONNECT'],
    ['b', 'PUBREC'],
    ['b', 'DISCONNECT'],
  ] as const) {
    await page.keyboard.press(key);
    await chosen.filter({ hasText: type }).waitFor();
  }
  await page.getByRole('button', { name: '2 marked' }).click();
  await expect.poll(() => cells(page, 'packet')).toEqual(['PUBREC', 'DISCONNECT']);
  // The list follows what is marked.
  await table(page).press('m');
  await expect.poll(() => cells(page, 'packet')).toEqual(['PUBREC']);
  await page.locator('.lab-filter input').fill('frame.comment contains "half"');
  await page.locator('.lab-packets-count', { hasText: '1 of' }).waitFor();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.lab-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

test('marks and notes are there again when a saved run is opened', async () => {
  const { page } = visit;
  await openWithRun(page);
  await row(page, 'PUBREC').click();
  await page.getByRole('button', { name: 'Mark', exact: true }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('half way');
  await openFile(page, await saveRun(page));
  await row(page, 'half way').and(marked(page)).waitFor();
  await page.getByRole('button', { name: 'Next mark' }).click();
  await page.getByRole('button', { name: 'Mark', exact: true, pressed: true }).waitFor();
  // Whoever has opened it adds a mark, and passes it on.
  await row(page, 'PUBCOMP').click();
  await page.keyboard.press('m');
  await openFile(page, await saveRun(page));
  await row(page, 'half way').and(marked(page)).waitFor();
  await row(page, 'PUBCOMP').and(marked(page)).waitFor();
});

test('forced colours tell which packets are marked', async () => {
  const { page } = visit;
  await page.emulateMedia({ forcedColors: 'active' });
  await openWithRun(page);
  await row(page, 'PUBREC').click();
  await page.keyboard.press('m');
  await page.keyboard.press('Home');
  const outlines = await rows(page).evaluateAll((all) =>
    all.map((one) => [one.textContent.includes('PUBREC'), getComputedStyle(one).outlineStyle === 'dashed']),
  );
  for (const [isMarked, isDashed] of outlines) expect(isDashed).toBe(isMarked);
});

test('fingers get rows of 44 pixels, one below the other, and keys keep the chosen one in sight', async () => {
  const page = await visit.browser.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  try {
    await recordRuns(page);
    await page.goto(`${visit.site.url}en/qos/`);
    await runCell(page, 'levels');
    await openWithRun(page);
    const boxes = await rows(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    const tops = boxes.map(({ top }) => top).sort((one, other) => one - other);
    expect(new Set(boxes.map(({ height }) => height))).toEqual(new Set([44]));
    for (const [index, top] of tops.entries()) if (index > 0) expect(top - (tops[index - 1] ?? NaN)).toBeCloseTo(44);
    const chosen = page.locator('.lab-packets-rows [aria-selected=true]');
    for (const key of ['Home', 'End', 'PageUp', 'PageDown', 'ArrowUp']) {
      await table(page).press(key);
      await chosen.waitFor();
      await expect
        .poll(async () => {
          const [list, one] = [await table(page).boundingBox(), await chosen.boundingBox()];
          if (!list || !one) return 'gone';
          // The head lies over the first row.
          return one.y >= list.y + 24 - 0.5 && one.y + one.height <= list.y + list.height + 0.5
            ? 'in sight'
            : 'out of sight';
        })
        .toBe('in sight');
    }
    await page.getByRole('button', { name: 'Mark', exact: true }).tap();
    await expect.poll(() => marked(page).count()).toBe(1);
    for (const name of ['Mark', 'Back to the whole list']) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
    }
    await fitsWindow(page);
  } finally {
    await page.close();
  }
});
