// A step of the moment slider while the diagram shows the end of 200,000 packets: by key, and by a jump over the whole run.
import type { Browser } from 'playwright';
import { longestTask } from '../../e2e/longest-task.ts';
import type { Report } from '../report.ts';
import { openBenchPage } from './bench-page.ts';
import { plainPackets } from './plain-packets.ts';

/** Each message crosses twice: more packets than the page keeps. */
const messages = 102_400;
const steps = 20;

export async function benchMomentSlider(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const { page, run, close } = await openBenchPage(browser, siteUrl, plainPackets(64, messages), null);
  await run();
  await page.getByText(`Wire: ${2 * messages + 6} packets`).waitFor({ timeout: 120_000 });
  await page.locator('.lab-panel-handle').click();
  await page.getByRole('tab', { name: 'Diagram' }).click();
  const slider = page.getByRole('slider', { name: /^Moment/ });
  await page.locator('.lab-diagram [role=option]').first().waitFor();
  const goals = {
    'by key': (step: number) => slider.press(step % 4 === 3 ? 'ArrowRight' : 'ArrowLeft'),
    'by a jump': (step: number) => slider.fill(`${1000 + ((step * 61_803) % 190_000)}`),
  };
  for (const [how, go] of Object.entries(goals)) {
    await go(0);
    const longest = await longestTask(page, async () => {
      for (let step = 1; step <= steps; step += 1) {
        await go(step);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
      }
    });
    report.figure(`longest task of ${steps} steps of the moment ${how}, 200,000 packets`, longest, 'ms', 50, 'at most');
  }
  await close();
}
