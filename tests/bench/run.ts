// `npm run bench`: every measurement of the site, printed with what was to be reached.
import { launchBrowser } from '../e2e/browser.ts';
import { startSite } from '../e2e/site.ts';
import { benchEditor } from './editor.ts';
import { benchFirstMessage } from './first-message.ts';
import { benchKeptRuns } from './kept-runs.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchFirstVisit, benchPageWeight } from './page-weight.ts';
import { benchRecording } from './recording.ts';
import { printedReport } from './report.ts';

const report = printedReport();
const site = await startSite();
const browser = await launchBrowser();
try {
  await benchRecording(report);
  await benchPageWeight(browser, site.url, report);
  await benchFirstVisit(browser, site, report);
  await benchFirstMessage(browser, site.url, report);
  await benchEditor(browser, site.url, report);
  await benchKeptRuns(browser, site.url, report);
  await browser.close();
  await benchLighthouse(`${site.url}en/`, report);
} finally {
  await browser.close();
  await site.close();
}
if (report.missed.length > 0) {
  console.log(`\nMissed: ${report.missed.join(', ')}`);
  process.exitCode = 1;
}
