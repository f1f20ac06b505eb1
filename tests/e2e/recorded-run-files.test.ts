// What a recorded run that anybody may have written can do to the page that opens it: show data, and nothing else.
import { expect, test } from 'vitest';
import type { Output } from '../../src/kernel/protocol.ts';
import { toBase64 } from '../../src/capture/base64.ts';
import { runFormat, runVersion } from '../../src/capture/runs/run-file.ts';
import { utf8 } from '../capture/packets.ts';
import { visits } from './visits.ts';

const visit = visits();

const svg = utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>localStorage.planted = 1</script></svg>');
const page = utf8('<!doctype html><script>localStorage.planted = 1</script>');
const gif = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs='), (letter) => letter.charCodeAt(0));

/** Opens a file with one cell that has shown these. */
async function openRun(outputs: readonly Output[]): Promise<void> {
  const cell = { id: 'hello', code: '1', execution: 1, status: 'ok', milliseconds: 1, outputs, dropped: 0 };
  const run = { format: runFormat, version: runVersion, page: '/en/qos/', epoch: 0, cells: [cell] };
  const json = JSON.stringify({ ...run, broker: null, connections: [], frames: [] }, (_, value: unknown) =>
    value instanceof Uint8Array ? { base64: toBase64(value) } : value,
  );
  await visit.page.goto(`${visit.site.url}en/qos/`);
  await visit.page.locator('.lab-panel-handle').click();
  await visit.page.locator('.lab-panel-bar [aria-controls=lab-files]').click();
  await visit.page
    .locator('.lab-files input')
    .setInputFiles({ name: 'x.lab-run.json', mimeType: '', buffer: Buffer.from(json) });
  await visit.page.locator('.lab-run-pane .lab-outputs').waitFor();
}

test('what it calls an image is shown as one only when its bytes are, and as nothing but that', async () => {
  await visit.page.addInitScript(() => {
    const made: string[] = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (of: Blob) => {
      made.push(of.type);
      return make(of);
    };
    Object.assign(globalThis, { made });
  });
  const image = (id: number, mime: string, bytes: Uint8Array): Output => ({
    id,
    kind: 'display',
    as: 'image',
    mime,
    bytes,
  });
  await openRun([
    image(1, 'image/svg+xml', svg),
    image(2, 'image/png', svg),
    image(3, 'text/html', page),
    image(4, 'image/gif', page),
    image(5, 'image/svg+xml', gif),
  ]);
  const outputs = visit.page.locator('.lab-run-pane .lab-outputs');
  await outputs.locator('img').waitFor();
  expect(await visit.page.evaluate(() => (globalThis as unknown as { made: string[] }).made)).toEqual(['image/gif']);
  await expect.poll(() => outputs.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
  expect(await outputs.locator('details.lab-value').count()).toBe(4);
});

test('its elements keep no attribute that leads anywhere', async () => {
  const attributes = {
    href: 'javascript:localStorage.planted=1',
    src: 'data:text/html,x',
    onclick: 'localStorage.planted=1',
    onmouseover: 'localStorage.planted=1',
    srcdoc: '<p>',
    download: 'x.html',
    dangerouslySetInnerHTML: '<b>',
    style: 'background-color:u\\72l(data:,x)',
    fill: 'url(data:,x)',
    title: 'kept',
  };
  const children = ['a', 'script', 'iframe', 'form', 'use'].map((tag) => ({ tag, attributes, children: ['x'] }));
  await openRun([
    { id: 1, kind: 'display', as: 'element', element: { tag: 'p', attributes, children: ['x', ...children] } },
  ]);
  const element = visit.page.locator('.lab-run-pane .lab-element > p');
  expect(await element.evaluate((p) => p.getAttributeNames())).toEqual(['title']);
  expect(await element.locator('a, script, iframe, form, use, [href], [src], [onclick]').count()).toBe(0);
  await element.hover();
  await element.click();
  expect(await visit.page.evaluate(() => localStorage.getItem('planted'))).toBeNull();
});
