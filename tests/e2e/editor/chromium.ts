// The browser of the editor's tests: PW_CHROMIUM, else Playwright's own, else the system's.
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';

export function launchChromium(): Promise<Browser> {
  const system = '/usr/bin/chromium';
  const path = process.env.PW_CHROMIUM ?? (existsSync(chromium.executablePath()) ? undefined : system);
  return chromium.launch({
    ...(path !== undefined && { executablePath: path }),
    args: [
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
