// Code that came with a link runs apart from the reader's cells: it finds nothing of theirs, and nothing of it outlives Stop.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { shareFragment } from '../../../src/notebook/share-link.ts';
import { launchBrowser } from '../browser.ts';
import { startSite } from '../site.ts';
import { openPage, phone, type NotebookPage } from './notebook-page.ts';

let browser: Browser;
let site: SiteServer;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite({ broker: 'in-page' })]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** The scratch cell that a link makes on a page without scratch cells. */
const guest = 'scratch-1';

async function openLink(code: string): Promise<NotebookPage> {
  const page = await openPage(browser, `${site.url}en/${await shareFragment({ cell: 'scratch-9', code })}`, phone);
  await page.cell(guest).getByText('came with a link').waitFor();
  return page;
}

async function stop(page: NotebookPage): Promise<void> {
  await page.page.locator('.lab-kernel').getByRole('button', { name: 'Stop', exact: true }).click();
  await expect
    .poll(() => page.cell(guest).locator('.lab-ring').getAttribute('aria-label'))
    .toMatch(/variables of this run are gone/);
}

test('it finds what other cells import, and none of their names, objects and patches', async () => {
  const page = await openLink(
    `let found = 'nothing'; try { found = String(anna.options.clientId) } catch (e) { found = e.name }
     globalThis.planted = 'planted';
     for (const at of [mqtt, mqtt.MqttClient, globalThis]) try { at.connect = 'planted' } catch {}
     console.log(found, topic('x').endsWith('/x'), typeof mqtt.connectAsync);
     anna`,
  );
  await page.ran('hello');
  await page.ran(guest);
  await page.shows(guest, /ReferenceError\s+true\s+function/);
  await page.shows(guest, /anna belongs to another cell.*take the code over/);
  const own = await page.scratch('[typeof anna, typeof planted, typeof found, typeof mqtt.connect].join()');
  await page.ran(own);
  await page.shows(own, 'object,undefined,undefined,function');
  await page.page.close();
});

const wakes: [what: string, wake: string][] = [
  ['AbortSignal.timeout', 'new Promise((go) => AbortSignal.timeout(2).addEventListener("abort", go))'],
  ['blobs', 'new Blob(["x"]).text()'],
  ['digests', 'crypto.subtle.digest("SHA-256", new Uint8Array(9))'],
  ['WebAssembly', 'WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))'],
  ['acknowledgements', `client.publishAsync('guest/alive', 'x', { qos: 1 })`],
];

// All of them at once: each would be heard.
test('no loop outlives Stop, whatever wakes it, also when its cell has ended', async () => {
  const loops = wakes.map(
    ([what, wake]) => `(async () => { for (let n = 0; ; n += 1) {
       try { await (${wake}) } catch { console.log(${JSON.stringify(what)}, 'is missing'); return }
       client.publish('guest/alive', 'x'); if (n === 3) console.log(${JSON.stringify(what)}, 'goes on') } })();`,
  );
  const page = await openLink(
    `const client = await mqtt.connectAsync(brokerUrl, { clientId: 'guest' });
     ${loops.join('\n')}
     setInterval(() => client.publish('guest/alive', 'x'), 1); client.on('close', () => client.reconnect());
     'ended'`,
  );
  await page.run(guest);
  for (const [what] of wakes) await page.shows(guest, new RegExp(`${what}\\s+(goes on|is missing)`));
  await page.shows(guest, 'ended');
  await stop(page);
  const own = await page.scratch(
    `const listener = await mqtt.connectAsync(brokerUrl); let heard = 0;
     await listener.subscribeAsync('guest/#'); listener.on('message', () => { heard += 1 });
     for (let n = 0; n < 50; n += 1) await listener.publishAsync('other', 'x', { qos: 1 });
     'heard ' + heard`,
  );
  await page.ran('hello');
  await page.ran(own);
  await page.shows(own, 'heard 0');
  expect(await page.page.locator('iframe[title=kernel]').count()).toBe(1);
  await page.page.close();
});

test('Stop ends code that keeps its thread, and the reader’s own variables and clients stay', async () => {
  const page = await openLink("console.log('spins'); await 0; while (true) ;");
  const own = await page.scratch(
    "import mqtt from 'mqtt'; import { brokerUrl } from 'lab'; const mine = await mqtt.connectAsync(brokerUrl)",
  );
  await page.ran(own);
  await page.run(guest);
  await page.page.locator('.lab-kernel[data-busy=true]').waitFor();
  await stop(page);
  const after = await page.scratch('[mine.connected, typeof mine]');
  await page.ran(after);
  await page.shows(after, /true/);
  await page.page.close();
});

test('what the reader allows it holds for that run only, and the question says so', async () => {
  const page = await openLink("new WebSocket('ws://127.0.0.1:1/guest').onclose = () => console.log('closed'); 'ran'");
  const question = page.page.getByRole('dialog').filter({ hasText: 'ws://127.0.0.1:1/guest' });
  for (let run = 1; run <= 2; run += 1) {
    await page.run(guest);
    await question.getByText('only this run may connect').waitFor();
    await question
      .getByRole('button', { name: 'Allow this time' })
      .and(question.locator('[aria-disabled=false]'))
      .click();
    await page.shows(guest, 'closed');
  }
  const own = await page.scratch(
    "new WebSocket('ws://127.0.0.1:1/guest').onclose = () => console.log('own closed'); 'ran'",
  );
  for (const asks of [true, false]) {
    await page.run(own);
    if (asks) {
      await question.getByText('all cells of this page may connect').waitFor();
      await question
        .getByRole('button', { name: 'Allow this time' })
        .and(question.locator('[aria-disabled=false]'))
        .click();
    }
    await page.shows(own, 'own closed');
  }
  await page.page.close();
});
