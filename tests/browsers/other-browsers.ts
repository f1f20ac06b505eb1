// The browsers beside Chromium, where they are installed; the tests of the others are left out by name.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { startSite } from '../e2e/site.ts';
import { BrowserPage, type Driver } from './browser-page.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

interface OtherBrowser {
  name: string;
  /** What has to be there. */
  paths: string[];
  /** What brings it. */
  packages: string;
  start: () => Promise<Driver>;
}

const firefox = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const [driver, xvfb] = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'];
const miniBrowser =
  ['4.1', '6.0', '4.0']
    .map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
    .find(existsSync) ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

const browsers: OtherBrowser[] = [
  { name: 'Firefox', paths: [firefox], packages: 'firefox-esr', start: () => startFirefox(firefox) },
  {
    name: 'WebKit',
    paths: [driver, miniBrowser, xvfb],
    packages: 'webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb',
    start: () => startWebKit({ driver, miniBrowser, xvfb }),
  },
];

export interface Visit {
  page: BrowserPage;
  site: SiteServer;
}

/** Makes the tests of `define` for each browser, in a page of the built site. Each begins with what the one before has kept. */
export function inOtherBrowsers(define: (visit: Visit) => void): void {
  for (const { name, paths, packages, start } of browsers) {
    const missing = paths.filter((path) => !existsSync(path));
    const why = missing.length > 0 ? ` (left out: ${missing.join(', ')} not found; apt-get install ${packages})` : '';
    describe.skipIf(missing.length > 0)(`${name}${why}`, () => {
      const visit = {} as Visit;
      beforeAll(async () => {
        visit.site = await startSite({ broker: 'in-page' });
        visit.page = new BrowserPage(await start());
      });
      beforeEach(() => visit.page.resize(1280, 900));
      afterAll(async () => {
        await visit.page.close();
        await visit.site.close();
      });
      define(visit);
    });
  }
}
