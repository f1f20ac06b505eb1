// What a reader does to read offline, and what the browser keeps of it.
import type { Page } from 'playwright';
import { expect } from 'vitest';

const names = { 'zh-cn': '中文', en: 'English', editor: /^代码编辑器|^Code editor/ };

/** Opens the dialog. */
export async function openOffline(page: Page): Promise<void> {
  await page.locator('lab-offline-entry button').click();
  await page.locator('.lab-offline-parts').waitFor();
}

export async function choose(page: Page, parts: readonly (keyof typeof names)[]): Promise<void> {
  for (const [part, name] of Object.entries(names))
    await page
      .locator('.lab-offline-parts label')
      .filter({ hasText: name })
      .locator('input')
      .setChecked(parts.some((one) => one === part));
}

/** The button that goes on with what the dialog offers. */
export function goOn(page: Page): Promise<void> {
  return page.locator('.lab-offline .lab-picker-primary').click();
}

/** The entry says that there is a whole copy. */
export async function isKept(page: Page): Promise<void> {
  await page.locator('lab-offline-entry small', { hasText: '✓' }).waitFor({ state: 'attached' });
}

/** Makes a copy of these parts. */
export async function keepOffline(page: Page, parts: readonly (keyof typeof names)[]): Promise<void> {
  await openOffline(page);
  await choose(page, parts);
  await goOn(page);
  await isKept(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
}

/** What the browser keeps of reading offline: nothing of this is there until a reader asks. */
export function kept(page: Page): Promise<{ workers: number; caches: string[]; storage: string[] }> {
  return page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: await caches.keys(),
    storage: Object.keys(localStorage).filter((key) => key.startsWith('lab:offline')),
  }));
}

interface Kept {
  list: { files: { path: string; hash: string }[] };
}

/** Whether the copy has the file; with `away` it is taken out of it. */
export function isFileKept(page: Page, path: string, away = false): Promise<boolean> {
  return page.evaluate(
    async ([wanted, isAway]) => {
      const cache = await caches.open('lab-offline-1:/');
      const copy = (await (await cache.match('/offline-copy/copy'))?.json()) as Kept;
      const file = copy.list.files.find((one) => one.path === wanted);
      const key = `/offline-copy/files/${file?.hash ?? ''}`;
      return isAway ? cache.delete(key) : (await cache.match(key)) !== undefined;
    },
    [path, away] as const,
  );
}
