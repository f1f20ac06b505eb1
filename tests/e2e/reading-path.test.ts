// A reader's path through a chapter with the keyboard alone, on a phone: read, predict, run, be shown, solve.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { fitsWindow, hasFocus, hasFocusWithin } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits();

/** What exercises add to a page, gzipped bytes: what draws and judges them, and the questions of one chapter. */
const exerciseBudget = 15 * 1024;

/** Tab by Tab, as a reader without a mouse, until the focus stands there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  expect.fail(`80 Tabs do not lead to ${selector}`);
}

async function axeFindsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ preload: false }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)).toEqual(
    [],
  );
}

interface Path {
  path: string;
  chapter: string;
  predict: string;
  cell: string;
  answer: string;
  truth: string;
  /** Where the packet that decides is shown. */
  shown: string;
  solve: string;
  done: string;
}

const paths: Path[] = [
  {
    path: 'retain/',
    chapter: '06-retain',
    ...{
      predict: 'latecomer',
      cell: 'last-value',
      answer: '3',
      truth: '报文显示：1 条',
      shown: '.lab-broker .lab-picture',
    },
    ...{ solve: 'empty-slot', done: '完成' },
  },
  {
    path: 'en/quick-start/',
    chapter: '01-quick-start',
    ...{
      predict: 'wildcards-home',
      cell: 'wildcards',
      answer: '4',
      truth: 'The packets say: 5 messages',
      shown: '.lab-packets-rows [aria-selected=true]',
    },
    ...{ solve: 'subscribe-late', done: 'Done' },
  },
];

test.each(paths)('$path: predict, run, be shown, and solve', async (one) => {
  const { page, site } = visit;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(site.url + one.path);
  await page.locator('[data-live]').first().waitFor();
  const predict = page.locator(`#exercise-${one.predict}`);
  // A link of the contents leads near, as a reader would come.
  await predict.evaluate((section) => {
    section.tabIndex = -1;
    section.focus();
  });
  await tabTo(page, `#exercise-${one.predict} input`);
  await page.keyboard.type(one.answer);
  await page.keyboard.press('Enter');
  // The next step has the focus, each time.
  await hasFocus(predict.locator('.lab-exercise-bar button').first());
  await page.locator(`#exercise-${one.predict} input:disabled`).waitFor();
  await page.keyboard.press('Enter');
  await predict.getByText(one.truth).waitFor();
  await axeFindsNothing(page);
  await fitsWindow(page);

  const show = predict.locator('button', { hasText: /^看那个报文|^Show me the packet/ });
  await hasFocus(show);
  await page.keyboard.press('Enter');
  await page.locator(one.shown).waitFor();
  await axeFindsNothing(page);
  await page.keyboard.press('Escape');
  await page.locator('.lab-panel').waitFor({ state: 'detached' });
  await hasFocus(show);

  const solve = page.locator(`#exercise-${one.solve}`);
  await page.locator(`#cell-${one.solve} .lab-code pre`).focus();
  await page.keyboard.press('Enter');
  await hasFocusWithin(page.locator(`#cell-${one.solve} .lab-code`));
  await page.keyboard.press('Control+a');
  const solution = new URL(`../../content/${one.chapter}/exercises/${one.solve}.solution.ts`, import.meta.url);
  await page.keyboard.insertText(readFileSync(solution, 'utf8'));
  await page.keyboard.press('Control+Enter');
  const states = () =>
    solve
      .locator('.lab-exercise-claims > li')
      .evaluateAll((all) => all.map((li) => (li as HTMLElement).dataset['state']));
  await expect.poll(states).toSatisfy((all: string[]) => all.length > 0 && all.every((state) => state === 'holds'));
  const count = page.locator(`.sidebar-content a[data-chapter="${one.path.replace(/^en\//, '').replace('/', '')}"]`);
  await expect.poll(() => count.textContent()).toMatch(/2\/\d/);
  await axeFindsNothing(page);
  await fitsWindow(page);
});

test('what exercises add to a page is fetched when one is touched, and is small', async () => {
  const { page, site } = visit;
  for (const path of ['en/retain/', 'shared/', 'en/load/']) {
    const scripts: Promise<{ url: string; gzip: number }>[] = [];
    await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
    page.on('response', (response) => {
      if (/\.(js|css)$/.test(response.url()))
        scripts.push(response.body().then((body) => ({ url: response.url(), gzip: gzipSync(body).length })));
    });
    await page.locator('[data-lab-exercise]').first().hover();
    await page.locator('[data-lab-exercise][data-live]').first().waitFor();
    const fetched = await Promise.all(scripts);
    page.removeAllListeners('response');
    expect(fetched.length).toBeGreaterThan(0);
    const sum = fetched.reduce((bytes, { gzip }) => bytes + gzip, 0);
    expect(sum, `${path} ${JSON.stringify(fetched)}`).toBeLessThanOrEqual(exerciseBudget);
  }
});
