// A page whose HTML arrives in pieces, as it does over a slow line: nothing that has been painted jumps when the rest comes.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { launchBrowser } from './browser.ts';
import { startSite } from './site.ts';

let browser: Browser;
let site: SiteServer;
let slow: Server;
/** Sends the rest of the page. */
let goOn = (): void => undefined;

/** Two frames after this script the first piece has been painted. */
const tellsPainted =
  '<script>requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => fetch("/painted"))))</script>';

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite({ broker: 'in-page' })]);
  slow = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/painted') {
      goOn();
      response.end();
    } else if (path === '/en/qos/') {
      const html = readFileSync('dist/en/qos/index.html', 'utf8');
      const cut = html.indexOf('<main');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.write(html.slice(0, cut) + tellsPainted);
      goOn = () => response.end(html.slice(cut));
    } else {
      void fetch(new URL(path, site.url)).then(async (answer) => {
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
        response.end(Buffer.from(await answer.arrayBuffer()));
      });
    }
  }).listen(0, '127.0.0.1');
});
afterAll(async () => {
  await browser.close();
  slow.closeAllConnections();
  slow.close();
  await site.close();
});

test.each([
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 360, height: 740 },
])('nothing jumps at $width × $height', async (viewport) => {
  const page = await browser.newPage({ viewport });
  await page.goto(`http://127.0.0.1:${(slow.address() as AddressInfo).port}/en/qos/`);
  await page.locator('[data-lab-cell][data-live]').first().waitFor();
  const jumped = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (entries: PerformanceEntryList): void => {
          for (const entry of entries) sum += (entry as unknown as { value: number }).value;
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        // Entries that were buffered come before the next frames end.
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            setTimeout(() => {
              add(observer.takeRecords());
              resolve(sum);
            }),
          ),
        );
      }),
  );
  expect(jumped).toBeLessThan(0.05);
  await page.close();
});
