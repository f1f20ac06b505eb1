// Elements whose size the page measures: nothing is drawn from inside a ResizeObserver, or a browser complains that its loop
// does not end.
import { expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { visits } from './visits.ts';

const visit = visits();

test('no observer of sizes changes the page while sizes are told', async () => {
  await visit.page.addInitScript(() => {
    const changes: string[] = [];
    let told = 0;
    Object.assign(globalThis, { changes, told: () => told });
    const Observer = ResizeObserver;
    globalThis.ResizeObserver = class extends Observer {
      constructor(callback: ResizeObserverCallback) {
        super((entries, observer) => {
          const watcher = new MutationObserver(() => undefined);
          watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          callback(entries, observer);
          told += 1;
          // What it puts off to the end of the task changes the page as well.
          let turns = 20;
          const look = (): void => {
            turns -= 1;
            if (turns > 0) {
              queueMicrotask(look);
              return;
            }
            // Whether the keyboard reaches a table changes no size.
            const sizes = watcher.takeRecords().filter(({ attributeName }) => attributeName !== 'tabindex');
            changes.push(...sizes.map(({ target }) => (target as Element).className));
            watcher.disconnect();
          };
          look();
        });
      }
    };
  });
  await visit.page.goto(`${visit.site.url}en/qos/`);
  await runCell(visit.page, 'levels');
  await visit.page.locator('#cell-levels .lab-cell-packets-fold > summary').click();
  await visit.page.locator('#cell-levels .lab-arrow').first().waitFor();
  await visit.page.setViewportSize({ width: 700, height: 800 });
  await visit.page.locator('.lab-panel-handle').click();
  await visit.page.locator('.lab-packets-rows [role=row]').first().waitFor();
  await visit.page.waitForFunction(() => (globalThis as unknown as { told: () => number }).told() > 1);
  expect(await visit.page.evaluate(() => (globalThis as unknown as { changes: string[] }).changes)).toEqual([]);
});
