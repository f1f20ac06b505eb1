// What a page comes to in the end: each of these waits for it, and fails with what it has waited for.
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';

/** The focus comes to the element. */
export async function hasFocus(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor({ state: 'attached' });
}

/** The focus comes to the element, or to something in it. */
export async function hasFocusWithin(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus-within')).waitFor({ state: 'attached' });
}

/** Nothing reaches beyond the right edge of the window. */
export async function fitsWindow(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}
