// The browser of all browser tests: PW_CHROMIUM, else Playwright's own, else Debian's, else a clear error.
import { existsSync } from 'node:fs';
import { getuid } from 'node:process';
import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { eventPatience } from '../patience.ts';
import { watchPolicy } from './policy-violations.ts';

/** The path of a Chromium; throws with what to do where there is none. */
export function browserPath(): string {
  const candidates = [process.env.PW_CHROMIUM, chromium.executablePath(), '/usr/bin/chromium'];
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (!found) {
    throw new Error(
      'No Chromium found. Set PW_CHROMIUM to its path, or run `npx playwright install chromium`, or `apt-get install chromium`.',
    );
  }
  return found;
}

// What Playwright 1.65 switches off: a second list takes the place of the first.
const offByDefault = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
// Pages of the address bar, and a process kept ready, beside each page of a test: nobody sees them, and they take a fifth of the time.
const beside = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess'];

/** No calls home, and no sandbox only where Chromium refuses to have one (root). */
export function browserFlags(): string[] {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
}

/** Every wait on its pages has the same patience. Playwright says what a wait was for. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: [...browserFlags(), `--disable-features=${[...offByDefault, ...beside].join()}`],
    timeout: eventPatience,
    ...options,
  });
  browser.on('context', (context) => {
    context.setDefaultTimeout(eventPatience);
    watchPolicy(context);
  });
  return browser;
}
