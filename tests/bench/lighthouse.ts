// Lighthouse on a chapter page, desktop and mobile: four scores each, and whatever is not perfect by name.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { browserFlags, browserPath } from '../e2e/browser.ts';
import type { Report } from './report.ts';

const wanted = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

export async function benchLighthouse(siteUrl: string, report: Report): Promise<void> {
  for (const form of ['desktop', 'mobile'] as const) {
    const chrome = await launch({ chromePath: browserPath(), chromeFlags: ['--headless=new', ...browserFlags()] });
    try {
      const result = await lighthouse(
        `${siteUrl}qos/`,
        { port: chrome.port, logLevel: 'error', onlyCategories: Object.keys(wanted) },
        form === 'desktop' ? desktopConfig : undefined,
      );
      if (!result) throw new Error('Lighthouse gave no result');
      const { categories, audits } = result.lhr;
      for (const [id, goal] of Object.entries(wanted)) {
        report.figure(`lighthouse ${form} ${id}`, Math.round((categories[id]?.score ?? 0) * 100), '', goal, 'at least');
      }
      const imperfect = Object.values(audits).filter(({ score }) => score !== null && score < 0.9);
      for (const { id, displayValue } of imperfect) report.note(`  ${form}: ${id} ${displayValue ?? ''}`);
    } finally {
      chrome.kill();
    }
  }
}
