// How far a reader has come stands in the contents and in the sidebar; what they have done goes into a file and out of it.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { fitsWindow, hasFocus } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits('en/quick-start/');

test('a cell that ran in the English chapter counts in the contents of both languages', async () => {
  const { page, site } = visit;
  await runCell(page, 'connect');
  // What the chapter claims of its cell, judged by this run.
  const claims = page.locator('#cell-connect .lab-claims');
  await claims.getByText('What this cell shows: your run bears out all 6').click();
  await claims.getByText('the broker accepts it, with a new session').waitFor();
  await page.goto(`${site.url}en/`);
  await page.getByText(/, 1 of \d+ cells run$/).waitFor();
  await page.goto(site.url);
  await page.getByText(/；\d+ 个单元格，已运行 1 个$/).waitFor();
});

test('an exercise that is done counts at once beside its chapter, in other tabs too, and moves nothing', async () => {
  const { browser, site } = visit;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [page, other] = [await context.newPage(), await context.newPage()];
  await page.goto(`${site.url}en/quick-start/`);
  await other.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        Object.assign(globalThis, { shift: ((globalThis as { shift?: number }).shift ?? 0) + entry.value });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await other.goto(site.url);
  const line = other.locator('lab-progress[data-slug="quick-start"]');
  const exercises = (await line.getAttribute('data-exercises'))?.split(' ').length ?? 0;
  await other.getByText(`${exercises} 道练习；`).first().waitFor();

  const count = page.locator('.sidebar-content a[data-chapter="quick-start"] .lab-chapter-done');
  expect(await count.count()).toBe(0);
  await page.evaluate(() => {
    localStorage.setItem('lab:exercise:quick-start:wildcards-home', '{"done":true}');
  });
  await line.getByText(`${exercises} 道练习，已完成 1 道`).waitFor();
  await page.reload();
  await count.getByText(`1/${exercises}`, { exact: true }).waitFor();
  expect(await count.textContent()).toContain(`, 1 of ${exercises} exercises done`);
  await other.reload();
  await line.getByText(`${exercises} 道练习，已完成 1 道`).waitFor();
  expect(await line.locator('[data-done=true]').count()).toBe(1);
  expect(await other.evaluate(() => (globalThis as { shift?: number }).shift ?? 0)).toBeLessThan(0.05);
  await context.close();
});

test('work is saved to a file, a chapter starts over and comes back, a file is taken over as the reader chooses', async () => {
  const { page, site } = visit;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${site.url}clients/`);
  await runCell(page, 'round-trip');
  const claims = page.locator('#cell-round-trip .lab-claims');
  await claims.getByText('这个单元格要说明的：6 条，这次运行全部证实').click();
  await claims.getByText('订阅按请求的 QoS 得到同意').waitFor();
  await page.waitForFunction(() => localStorage.getItem('lab:runs:/clients/') !== null);
  await page.evaluate(() => {
    const edit = JSON.stringify({ code: 'mine', original: '' });
    localStorage.setItem('lab-mqtt:edit:/clients/:round-trip', edit);
  });
  await page.reload();
  const earlier = page.locator('#cell-round-trip .lab-earlier');
  await earlier.getByText('当时的代码和现在的不同').waitFor();
  const dialog = page.locator('dialog.lab-work');
  const openDialog = async (): Promise<void> => {
    await page.locator('[data-lab-kernel] button').first().press('Enter');
    await page.getByRole('menuitem', { name: /^学习记录/ }).press('Enter');
    await dialog.getByText('没有任何内容会离开浏览器').waitFor();
  };
  await openDialog();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '存成文件' }).press('Enter');
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^lab-mqtt-.*\.lab-work\.json$/);
  const saved = await readFile(await download.path(), 'utf8');

  await dialog.getByRole('button', { name: '这一章从头再来' }).press('Enter');
  await dialog.getByText('你的单元格 1 个、运行 1 次').waitFor();
  await fitsWindow(page);
  await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: '这一章从头再来' }).press('Enter')]);
  await page.getByText('这一章已经从头开始。').waitFor();
  const code = page.locator('#cell-round-trip .lab-code');
  await expect.poll(async () => (await code.textContent())?.trim()).not.toBe('mine');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '撤销' }).press('Enter')]);
  await page.getByText('一切都和之前一样。').waitFor();
  await earlier.waitFor();
  await page.getByRole('button', { name: '知道了' }).press('Enter');

  const choose = (content: string) =>
    dialog.locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: '', buffer: Buffer.from(content) });
  await openDialog();
  await choose(saved.replace('"code":"mine"', '"code":7'));
  await dialog.getByText('edits[0].edit.code').waitFor();
  await choose(saved.replace('"code":"mine"', '"code":"from the file"'));
  await dialog.getByText('其中和这里不同的有你的单元格 1 个').waitFor();
  await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: '用文件里的' }).press('Enter')]);
  await page.getByText('文件已取回，其中的代码都没有运行。').waitFor();
  await code.getByText('from the file').waitFor();
  await openDialog();
  await page.keyboard.press('Escape');
  await hasFocus(page.locator('[data-lab-kernel] button').first());
});
