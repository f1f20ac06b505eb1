// The doctor's page under test: a browser, the site, a broker that works, and the page as a reader uses it.
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { browserFlags, launchBrowser } from '../browser.ts';
import { startSite } from '../site.ts';
import { mute, type TestServer } from './servers.ts';

export interface Surgery {
  browser: Browser;
  site: SiteServer;
  host: NodeHost;
  /** Of the broker that works. */
  url: string;
  /** What ends with the test. */
  ends: (() => Promise<unknown>)[];
  /** The port of a server that ends with the test. */
  port: (starting: Promise<TestServer>) => Promise<number>;
  /** Another browser, with flags of its own. */
  launched: (flags: string[]) => Promise<Browser>;
  /** A fresh page of the doctor. */
  page: (options?: BrowserContextOptions, url?: string, from?: Browser) => Promise<Page>;
  /** The causes that a fresh page names. */
  examined: (address: string, asked?: Asked) => Promise<string>;
}

export interface Asked {
  username?: string;
  password?: string;
  topic?: string;
  idle?: number;
}

/** Sets itself up before the tests of the file that calls it. */
export function surgery(): Surgery {
  const room = { ends: [] as Surgery['ends'] } as Surgery;
  beforeAll(async () => {
    [room.browser, room.site, room.host] = await Promise.all([
      launchBrowser(),
      startSite(),
      startNodeHost({ tcpPort: 0, wsPort: 0 }),
    ]);
    room.url = `ws://127.0.0.1:${room.host.ws}/mqtt`;
  });
  afterAll(async () => {
    await room.browser.close();
    await Promise.all([room.site.close(), room.host.close()]);
  });
  afterEach(async () => {
    for (const end of room.ends.splice(0).reverse()) await end();
  });
  room.port = async (starting) => {
    const server = await starting;
    room.ends.push(() => server.end());
    return server.port;
  };
  room.launched = async (flags) => {
    const other = await launchBrowser({ args: [...browserFlags(), ...flags] });
    room.ends.push(() => other.close());
    return other;
  };
  room.page = async (options = {}, url = `${room.site.url}en/doctor/`, from = room.browser) => {
    const context = await from.newContext(options);
    room.ends.push(() => context.close());
    const page = await context.newPage();
    await page.goto(url);
    await ready(page);
    return page;
  };
  room.examined = async (address, asked) => {
    const page = await room.page();
    await start(page, address, asked);
    return causes(page);
  };
  return room;
}

/** A port at which nobody listens any more. */
export async function closedPort(): Promise<number> {
  const server = await mute();
  await server.end();
  return server.port;
}

/** The form has what the reader need not type. */
export const ready = (page: Page) => page.locator('[data-filled]').waitFor();

export async function start(
  page: Page,
  address: string,
  { username = '', password = '', topic = '', idle = 0 }: Asked = {},
): Promise<void> {
  const fields = { address, username, password, topic, idle: `${idle}` };
  for (const [name, text] of Object.entries(fields)) await page.locator(`[data-field=${name}]`).fill(text);
  await page.locator('.lab-doctor-start').click();
}

/** The examination has ended. */
export const over = (page: Page) => page.locator('.lab-doctor-report').waitFor();

/** The causes that the page names, in its order; `!` is certain, `?` possible. */
export async function causes(page: Page): Promise<string> {
  await over(page);
  const all = await page.$$eval('.lab-doctor-cause', (found) =>
    found.map(({ dataset: { cause = '', certainty = '' } }) => ({ cause, certainty })),
  );
  const marks: Record<string, string> = { certain: '!', likely: '', possible: '?' };
  return all.map(({ cause, certainty }) => `${cause}${marks[certainty]}`).join(' ');
}
