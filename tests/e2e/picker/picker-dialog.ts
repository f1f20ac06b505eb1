// The dialog of the picker, as a reader uses it.
import type { Page } from 'playwright';
import type { NotebookPage } from '../notebook/notebook-page.ts';

export const dialog = (page: Page) => page.getByRole('dialog');
export const state = (page: Page) => dialog(page).getByRole('status');

export async function openPicker({ page }: NotebookPage): Promise<void> {
  await page.locator('.lab-picker-button').click();
  await dialog(page).getByRole('radio').first().waitFor();
}

export async function connectTo({ page }: NotebookPage, kind: RegExp): Promise<void> {
  await dialog(page).getByRole('radio', { name: kind }).check();
  await dialog(page)
    .getByRole('button', { name: /^(Connect|连接)$/ })
    .click();
}

export async function connectToOther(page: NotebookPage, address: string, login?: [string, string]): Promise<void> {
  await dialog(page.page)
    .getByRole('radio', { name: /Another address/ })
    .check();
  await dialog(page.page).getByLabel('Address', { exact: true }).fill(address);
  if (login) {
    await dialog(page.page)
      .getByLabel(/User name/)
      .fill(login[0]);
    await dialog(page.page).getByLabel('Password').fill(login[1]);
  }
  await connectTo(page, /Another address/);
}

export const close = ({ page }: NotebookPage) => dialog(page).getByRole('button', { name: 'Close' }).click();
