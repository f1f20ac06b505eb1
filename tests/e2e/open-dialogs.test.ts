// Dialogs of the menu of the kernel, opened: accessible in both languages and themes, and no wider than a phone.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { fitsWindow } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits();

test.each([
  { path: 'qos/', item: /^学习记录/, name: '你的学习记录', theme: 'dark' },
  { path: 'qos/', item: /^按键/, name: '按键', theme: 'light' },
  { path: 'en/qos/', item: /^Your work/, name: 'Your work', theme: 'light' },
  { path: 'en/qos/', item: /^Keys/, name: 'Keys', theme: 'dark' },
] as const)('$path in $theme: axe finds nothing in “$name”', async ({ path, item, name, theme }) => {
  const { page, site } = visit;
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(site.url + path);
  const menu = page.locator('.lab-kernel .lab-menu > button');
  await menu.click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('dialog', { name }).waitFor();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ preload: false }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
  await fitsWindow(page);
});
