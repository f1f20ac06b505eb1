// The built site behind a slow line: each page arrives in two pieces, the second once the first has been painted. And how far a page
// has jumped since it was opened.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import type { SiteServer } from '../../src/commands/serve-site.ts';

/** Two frames after this script the first piece has been painted. */
const tellsPainted =
  '<script>requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => fetch("/painted"))))</script>';

export function serveInPieces(site: SiteServer): { url: string; close: () => void } {
  /** Sends the rest of the page. */
  let goOn = (): void => undefined;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/painted') {
      goOn();
      response.end();
    } else if (path.endsWith('/')) {
      const html = readFileSync(`dist${path}index.html`, 'utf8');
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
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The sum of all layout shifts so far; what a press or a key has moved does not count. */
export function jumped(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (entries: PerformanceEntryList): void => {
          for (const entry of entries as unknown as { value: number; hadRecentInput: boolean }[])
            if (!entry.hadRecentInput) sum += entry.value;
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
}
