// A chapter's page under test: its cells by name, and a plain field to write code into. The phone's page has no editor,
// so code is typed there exactly as given.
import type { Browser, BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';

export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Opens the page and collects everything that it reports as an error. */
export async function openPage(context: Browser | BrowserContext, url: string, options = {}): Promise<NotebookPage> {
  const page = 'contexts' in context ? await context.newPage(options) : await context.newPage();
  const opened = new NotebookPage(page);
  await page.goto(url);
  await page.locator('[data-live]').first().waitFor();
  return opened;
}

export class NotebookPage {
  readonly page: Page;
  readonly errors: string[] = [];
  readonly requests: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('request', (request) => this.requests.push(request.url()));
  }

  cell(name: string) {
    return this.page.locator(`#cell-${name}`);
  }

  output(name: string) {
    return this.cell(name).locator('.lab-outputs');
  }

  /** Waits until what the cell shows, as a reader sees it, holds the text. */
  async shows(name: string, text: string | RegExp): Promise<void> {
    await expect.poll(() => this.output(name).innerText(), { message: `what ${name} shows` }).toMatch(text);
  }

  /** Waits until the cell's code holds the text. */
  async hasCode(name: string, text: string): Promise<void> {
    const code = this.cell(name).locator('pre').first();
    await expect.poll(() => code.innerText(), { message: `the code of ${name}` }).toContain(text);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('[data-live]').first().waitFor();
  }

  /** Replaces a cell's code in the plain field. Only on a phone's page. */
  async write(name: string, code: string): Promise<void> {
    await this.cell(name).locator('.lab-code pre').tap();
    await this.cell(name).locator('textarea').fill(code);
  }

  async run(name: string): Promise<void> {
    await this.cell(name).locator('.lab-run').click();
  }

  /** Runs and waits until the cell's run has ended. */
  async ran(name: string): Promise<void> {
    const ring = this.cell(name).locator('.lab-ring');
    const before = await ring.textContent();
    await this.run(name);
    await this.page.waitForFunction(
      ([id, count]) => {
        const now = document.querySelector<SVGElement>(`#cell-${id ?? ''} .lab-ring`);
        return now?.dataset['phase'] === 'idle' && now.textContent !== count;
      },
      [name, before],
    );
  }

  async choose(name: string, item: RegExp): Promise<void> {
    await this.cell(name).locator('.lab-menu > button').click();
    await this.cell(name).getByRole('menuitem', { name: item }).click();
  }

  async inKernelMenu(item: RegExp): Promise<void> {
    await this.page.locator('.lab-kernel .lab-menu > button').click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Adds a scratch cell at the end and writes code into it; resolves with its name. */
  async scratch(code: string): Promise<string> {
    const before = await this.page.locator('.lab-cell').count();
    await this.inKernelMenu(/scratch|草稿/);
    const added = this.page.locator('.lab-cell').nth(before);
    const name = ((await added.getAttribute('id')) ?? '').replace('cell-', '');
    await this.write(name, code);
    return name;
  }
}
