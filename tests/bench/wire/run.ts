// `npm run bench:wire`: what the wire costs, and how it holds out against many packets, in the real browser on the built site.
import { launchBrowser } from '../../e2e/browser.ts';
import { startSite } from '../../e2e/site.ts';
import { printedReport } from '../report.ts';
import { benchClosedPanel } from './closed-panel.ts';
import { benchMillion } from './million.ts';
import { benchMomentSlider } from './moment-slider.ts';
import { benchThroughput } from './throughput.ts';

const report = printedReport();
const site = await startSite({ broker: 'in-page' });
const browser = await launchBrowser();
try {
  await benchClosedPanel(browser, site.url, report);
  await benchMillion(browser, site.url, report);
  await benchMomentSlider(browser, site.url, report);
  await benchThroughput(browser, site.url, report);
} finally {
  await browser.close();
  await site.close();
}
if (report.missed.length > 0) {
  console.log(`\nMissed: ${report.missed.join(', ')}`);
  process.exitCode = 1;
}
