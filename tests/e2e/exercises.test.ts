// Exercises as a reader meets them: answered before the run, judged by it, shown, and there again after a reload; with the
// keyboard alone, on a phone, and without the network.
import { expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { visits } from './visits.ts';

const visit = visits();
const exercise = (name: string) => visit.page.locator(`#exercise-${name}`);
const button = (name: string, text: string | RegExp) => exercise(name).getByRole('button', { name: text });

test('a prediction is committed, judged by the run, shown in the panel, and there again after a reload', async () => {
  await visit.page.setViewportSize({ width: 360, height: 740 });
  await visit.page.goto(`${visit.site.url}session/`);
  await expect
    .poll(() => visit.page.locator('details[data-lab-answer="absent-count"]').getAttribute('open'))
    .toBe(null);
  const field = exercise('absent-count').getByRole('spinbutton');
  await field.focus();
  await visit.page.keyboard.type('1');
  await visit.page.keyboard.press('Enter');
  await exercise('absent-count').getByText('记下了').waitFor();
  expect(await field.isDisabled()).toBe(true);
  // The cell takes names from one above, which runs first.
  await button('absent-count', /^运行/).press('Enter');
  await exercise('absent-count').getByText('报文显示：3 条').waitFor();
  await exercise('absent-count').getByText('不只最后一条').waitFor();
  await visit.page.locator('details[data-lab-answer="absent-count"][open]').waitFor();
  const inSidebar = visit.page.locator('.sidebar-content a[data-chapter="session"] .lab-chapter-done');
  expect(await inSidebar.textContent()).toMatch(/^1\/\d，\d 道练习，已完成 1 道$/);
  await button('absent-count', '看那个报文').press('Enter');
  await visit.page.locator('.lab-packets-rows [aria-selected=true]', { hasText: 'PUBLISH' }).waitFor();
  await visit.page.reload();
  await exercise('absent-count').getByText('报文显示：3 条').waitFor();
  // What the run has shown and sent is there again, and the packet that decides with it; the kernel knows nothing of that run.
  await visit.page.locator('#cell-absent .lab-earlier', { hasText: '这是上次来时' }).waitFor();
  await visit.page.locator('#cell-absent .lab-outputs').waitFor();
  await visit.page.locator('#cell-absent .lab-cell-packets-fold > summary').click();
  await visit.page.locator('#cell-absent .lab-arrow').first().waitFor();
  expect(await visit.page.locator('#cell-absent .lab-ring').getAttribute('data-status')).toBe('never');
  await button('absent-count', '看那个报文').press('Enter');
  await visit.page.locator('.lab-source', { hasText: 'absent，上次来时' }).waitFor();
  await visit.page.locator('.lab-packets-rows [aria-selected=true]', { hasText: 'PUBLISH' }).waitFor();
  await visit.page.keyboard.press('Escape');
  await runCell(visit.page, 'absent');
  expect(await visit.page.locator('#cell-absent .lab-earlier').count()).toBe(0);
  await visit.page.reload();
  await visit.page.locator('#cell-absent .lab-outputs').waitFor();
  await visit.page.evaluate(() => indexedDB.deleteDatabase('lab-mqtt runs'));
  await visit.page.reload();
  await exercise('absent-count').getByText('报文显示：3 条').waitFor();
  await button('absent-count', '再来一次').click();
  expect(await field.isEnabled()).toBe(true);
});

test('an answer that is not whole says how much is missing', async () => {
  await visit.page.goto(`${visit.site.url}en/qos/`);
  await exercise('matrix-qos').getByRole('combobox').first().selectOption('1');
  await button('matrix-qos', 'That is my answer').click();
  await exercise('matrix-qos').getByText('8 places are still empty.').waitFor();
});

test('the claims of a task are ticked or crossed by its run, and hints come one at a time', async () => {
  await visit.page.goto(`${visit.site.url}en/quick-start/`);
  const claims = () =>
    exercise('subscribe-late')
      .locator('.lab-exercise-claims > li')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['state']));
  expect(await claims()).toEqual(['open', 'open', 'open']);
  await visit.page.locator('#cell-subscribe-late .lab-run').click();
  await expect.poll(claims).toEqual(['holds', 'fails', 'fails']);
  await exercise('subscribe-late').getByText('1 of 3 hold.').waitFor();
  const hints = exercise('subscribe-late').locator('.lab-exercise-hints li');
  await button('subscribe-late', 'Give me a hint').click();
  await expect.poll(() => hints.count()).toBe(1);
  await button('subscribe-late', 'Give me a hint').click();
  await expect.poll(() => hints.count()).toBe(2);
  expect(await button('subscribe-late', 'Give me a hint').count()).toBe(0);
});

test('what is pressed without the network says so, and works when the network is back', async () => {
  await visit.page.goto(`${visit.site.url}en/retain/`);
  await visit.page.locator('[data-live]').first().waitFor();
  await visit.page.route('**/live-exercises*.js', (route) => route.abort());
  await button('latecomer', 'Give me a hint').click();
  await exercise('latecomer').getByText('could not be fetched').waitFor();
  await visit.page.unroute('**/live-exercises*.js');
  await button('latecomer', 'Give me a hint').click();
  await exercise('latecomer').locator('.lab-exercise-hints li').waitFor();
  await exercise('latecomer').getByText('could not be fetched').waitFor({ state: 'hidden' });
});
