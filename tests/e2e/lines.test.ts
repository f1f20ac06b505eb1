// From a line of a cell to the packets it caused and their answers, and from a packet back to the line, in the real browser.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { fitsWindow, hasFocus, hasFocusWithin } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits('en/qos/');

const cell = () => visit.page.locator('#cell-levels');
const marks = () => cell().locator('.lab-line-mark');
const mark = (packets: string) => cell().getByRole('button', { name: new RegExp(`sent ${packets}: show them`) });
const rows = () => visit.page.locator('.lab-packets-rows [role=row]');
const lit = () => cell().locator('.lab-line-lit');

/** How far the middle of the mark is from the middle of the line whose text is given, in pixels. */
async function besideLine(packets: string, text: string): Promise<number> {
  const box = await mark(packets).boundingBox();
  const top = await cell().evaluate((section, text) => {
    for (const code of section.querySelectorAll('.lab-code pre code, .lab-code .view-lines')) {
      const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(text) ?? -1;
        const range = document.createRange();
        if (at < 0) continue;
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        const box = range.getBoundingClientRect();
        if (box.height > 0) return (box.top + box.bottom) / 2;
      }
    }
    return NaN;
  }, text);
  return (box?.y ?? NaN) + (box?.height ?? NaN) / 2 - top;
}

async function standsBeside(packets: string, text: string): Promise<void> {
  await expect.poll(async () => Math.abs(await besideLine(packets, text))).toBeLessThan(3);
}

test('lines that sent packets are marked after a run, and nothing is fetched for it before', async () => {
  expect(visit.fetched.filter((url) => /LineMarks|follow-line|describe/.test(url))).toEqual([]);
  await runCell(visit.page, 'levels');
  await expect.poll(() => marks().count()).toBe(3);
  await expect.poll(() => marks().locator('.lab-line-count').allInnerTexts()).toEqual(['1', '3', '1']);
  await standsBeside('CONNECT', 'connectAsync');
  await standsBeside('PUBLISH ×3', 'publishAsync');
  await standsBeside('DISCONNECT', 'endAsync');
});

test('a mark opens the panel with the packets of its line and their answers, and Esc leads back to it', async () => {
  await runCell(visit.page, 'levels');
  await mark('PUBLISH ×3').focus();
  await visit.page.keyboard.press('Enter');
  await visit.page.locator('.lab-packets-count', { hasText: /^7 of/ }).waitFor();
  await expect
    .poll(() => rows().locator('.lab-packet-packet').allInnerTexts())
    .toEqual(['PUBLISH', 'PUBLISH', 'PUBACK', 'PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP']);
  await visit.page.locator('.lab-packets-rows [aria-selected=true]', { hasText: 'sent with QoS 0' }).waitFor();
  await hasFocusWithin(visit.page.locator('.lab-panel'));

  await visit.page.getByRole('tab', { name: 'Diagram' }).click();
  await expect.poll(() => visit.page.locator('.lab-panel .lab-arrow').count()).toBe(7);
  await visit.page.keyboard.press('Escape');
  await hasFocus(mark('PUBLISH ×3'));
});

test('the packets of one line give way to all again, and to one message', async () => {
  const { packets } = await runCell(visit.page, 'levels');
  await mark('CONNECT').click();
  await visit.page.locator('.lab-packets-count', { hasText: /^2 of/ }).waitFor();
  await visit.page.getByRole('button', { name: /^Only levels, line \d+/ }).click();
  await visit.page.locator('.lab-packets-count', { hasText: new RegExp(`^${packets.length} of`) }).waitFor();
});

test('a packet lights its line in the cell, an answer that of its request', async () => {
  await runCell(visit.page, 'levels');
  await mark('CONNECT').click();
  await lit().waitFor();
  const connecting = await lit().boundingBox();
  await visit.page.getByRole('button', { name: /^Only levels, line \d+/ }).click();
  await rows().filter({ hasText: 'PUBCOMP' }).click();
  await visit.page.getByRole('button', { name: /answers PUBREL, packet \d+/ }).waitFor();
  await visit.page.waitForFunction(
    (top) => Math.abs((document.querySelector('.lab-line-lit')?.getBoundingClientRect().top ?? top) - top) > 30,
    connecting?.y ?? 0,
  );
  const above = async () =>
    ((await lit().boundingBox())?.y ?? NaN) - ((await mark('PUBLISH ×3').boundingBox())?.y ?? NaN);
  await expect.poll(above).toBe(0);
});

test('marks move with their lines in the editor, and a line that was changed has none', async () => {
  await runCell(visit.page, 'levels');
  await marks().first().waitFor();
  await cell()
    .locator('.lab-code pre')
    .click({ position: { x: 5, y: 12 } });
  await hasFocusWithin(cell().locator('.lab-code[data-mode=editor] .monaco-editor'));
  await standsBeside('PUBLISH ×3', 'publishAsync');
  await visit.page.keyboard.press('Control+Home');
  await visit.page.keyboard.type('// one line more\n');
  await cell().locator('.view-lines').getByText('one line more').waitFor();
  await standsBeside('PUBLISH ×3', 'publishAsync');

  await visit.page.keyboard.press('Control+End');
  await visit.page.keyboard.type(' // changed');
  await mark('DISCONNECT').waitFor({ state: 'detached' });
  await expect.poll(() => marks().count()).toBe(2);
  await mark('PUBLISH ×3').click();
  await visit.page.getByRole('button', { name: /publish\(\) in levels, line \d+/ }).waitFor();
  await visit.page.getByRole('button', { name: 'Only levels' }).click();
  await rows().filter({ hasText: 'DISCONNECT' }).click();
  await visit.page.getByText('The line has been changed since.').waitFor();
});

test.each(['light', 'dark'] as const)('marks are accessible, %s', async (colorScheme) => {
  await visit.page.emulateMedia({ colorScheme });
  await runCell(visit.page, 'levels');
  await mark('PUBLISH ×3').hover();
  await cell().locator('.lab-line-summary').filter({ hasText: 'PUBLISH ×3' }).waitFor();
  await mark('PUBLISH ×3').focus();
  await visit.page.keyboard.press('ArrowUp');
  await hasFocus(mark('CONNECT'));
  await visit.page.mouse.move(0, 0);
  await mark('CONNECT').locator('.lab-line-summary').waitFor();
  await visit.page.keyboard.press('Escape');
  await mark('CONNECT').locator('.lab-line-summary').waitFor({ state: 'hidden' });
  await visit.page.keyboard.press('ArrowDown');
  await mark('PUBLISH ×3').locator('.lab-line-summary').waitFor();
  const { violations } = await new AxeBuilder({ page: visit.page }).setLegacyMode().include('#cell-levels').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`)).toEqual([]);
});

test('on a phone a mark is as wide as the gutter, and nothing reaches beyond the screen', async () => {
  await visit.page.setViewportSize({ width: 360, height: 740 });
  await visit.page.goto(`${visit.site.url}qos/`);
  await runCell(visit.page, 'levels');
  await marks().first().waitFor();
  await expect.poll(async () => (await marks().first().boundingBox())?.width).toBeGreaterThanOrEqual(40);
  await marks().nth(1).click();
  await visit.page.locator('.lab-packets-count', { hasText: /^7 \// }).waitFor();
  await fitsWindow(visit.page);
});
