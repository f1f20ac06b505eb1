// The book inside another page, which could lay anything over it: our server does not allow it, and where another one does, code
// of a stranger does not run there. Nor does a click answer a question that has just come up.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareFragment } from '../../src/notebook/share-link.ts';
import { visits } from './visits.ts';

const visit = visits();
let other: Server;
let framing: string;

beforeAll(async () => {
  other = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe src="${request.url?.slice(1) ?? ''}" style="width:90vw;height:90vh"></iframe>`);
  });
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  framing = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
});
afterAll(() => other.close());

test('another site cannot show the book inside its own page', async () => {
  const refused = visit.page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await visit.page.goto(framing + visit.site.url);
  await refused;
  expect(await visit.page.frameLocator('iframe').locator('main').count()).toBe(0);
});

test.each([
  ['en/', 'Open the page by itself', 'Run'],
  ['', '单独打开本页', '运行'],
])('/%s inside a page: code from a link can be read and not run', async (path, open, run) => {
  const fragment = await shareFragment({ cell: 'hello', code: "console.log('foreign')" });
  await visit.page.goto(`${visit.site.url}404.html`);
  await visit.page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    frame.style.cssText = 'width: 1000px; height: 700px';
    document.body.replaceChildren(frame);
  }, `${visit.site.url}${path}${fragment}`);
  const framed = visit.page.frameLocator('iframe');
  await framed.getByRole('link', { name: open }).waitFor();
  const hello = framed.locator('#cell-hello');
  expect(await hello.getByRole('button', { name: run, exact: true }).isDisabled()).toBe(true);
  await hello.locator('.lab-code pre').press('Control+Enter');
  // By itself it runs; the framed one has shown nothing meanwhile.
  await visit.page.goto(`${visit.site.url}${path}${fragment}`);
  await visit.page.locator('#cell-hello').getByRole('button', { name: run, exact: true }).click();
  await visit.page.locator('#cell-hello .lab-outputs').getByText('foreign').waitFor();
});

test('Allow does nothing in the first moment of a question', async () => {
  await visit.page.addInitScript(() => {
    new MutationObserver(() => {
      const allow = document.querySelector<HTMLElement>('.lab-picker-actions [aria-disabled=true]');
      if (!allow || 'pressed' in globalThis) return;
      Object.assign(globalThis, { pressed: true });
      allow.click();
    }).observe(document, { subtree: true, childList: true });
  });
  const url = 'ws://127.0.0.1:1/';
  const fragment = await shareFragment({ cell: 'hello', code: `new WebSocket('${url}')` });
  await visit.page.goto(`${visit.site.url}en/${fragment}`);
  await visit.page.locator('#cell-hello').getByText('came with a link').waitFor();
  await visit.page.locator('#cell-hello .lab-run').click();
  await visit.page.waitForFunction(() => 'pressed' in globalThis);
  const allow = visit.page.getByRole('button', { name: 'Allow this time' });
  await visit.page.locator('.lab-picker-actions [aria-disabled=false]').waitFor();
  await allow.click();
  await visit.page.getByText(`${url} cannot be reached`, { exact: false }).waitFor();
});
