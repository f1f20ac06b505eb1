// What hostile text, code and storage try with the page: the browser refuses what the site's policy does not name, a flood on
// the wire is counted and keeps nobody waiting, and storage that was filled by hand is shown as far as it is of use.
import { expect, onTestFinished, test } from 'vitest';
import { shareFragment } from '../../src/notebook/share-link.ts';
import { longestTask } from './longest-task.ts';
import { takeViolations } from './policy-violations.ts';
import { visits } from './visits.ts';

const visit = visits();
const elsewhere = 'https://elsewhere.example';

/** How it is tried, and the directive of the policy that refuses it. `broken` is what a script of a stranger would set. */
const attempts: [what: string, directive: string, code: string][] = [
  ['a script in the text', 'script-src-elem', `document.body.append(make('script', { textContent: 'broken = 1' }))`],
  [
    'an attribute that is code',
    'script-src-attr',
    `place.innerHTML = '<b onclick="broken = 1">x</b>'; place.firstChild.click()`,
  ],
  ['an image that fails', 'script-src-attr', `place.innerHTML = '<img src="/nothing" onerror="broken = 1">'`],
  ['a javascript: address', 'script-src-elem', `make('a', { href: 'javascript:broken = 1' }).click()`],
  [
    'a script in an address',
    'script-src-elem',
    `document.body.append(make('script', { src: 'data:text/javascript,broken=1' }))`,
  ],
  ['a module in an address', 'script-src-elem', `import('data:text/javascript,broken=1').catch(() => {})`],
  ['a script of another site', 'script-src-elem', `document.body.append(make('script', { src: '${elsewhere}/a.js' }))`],
  [
    'a style sheet of another site',
    'style-src-elem',
    `document.head.append(make('link', { rel: 'stylesheet', href: '${elsewhere}/a.css' }))`,
  ],
  ['an image of another site', 'img-src', `document.body.append(make('img', { src: '${elsewhere}/a.png' }))`],
  ['a font of another site', 'font-src', `new FontFace('a', 'url(${elsewhere}/a.woff2)').load().catch(() => {})`],
  ['a sound of another site', 'media-src', `document.body.append(make('audio', { src: '${elsewhere}/a.ogg' }))`],
  ['a request to another site', 'connect-src', `fetch('${elsewhere}/').catch(() => {})`],
  ['a beacon to another site', 'connect-src', `navigator.sendBeacon('${elsewhere}/', 'x')`],
  ['a page of another site in a frame', 'frame-src', `document.body.append(make('iframe', { src: '${elsewhere}/' }))`],
  [
    'an object',
    'object-src',
    `document.body.append(make('object', { data: '${elsewhere}/a.swf', type: 'application/x-a' }))`,
  ],
  ['a worker in an address', 'worker-src', `new Worker('data:text/javascript,1')`],
  ['another base of all addresses', 'base-uri', `document.head.append(make('base', { href: '${elsewhere}/' }))`],
  [
    'a form to another site',
    'form-action',
    `{ const form = make('form', { action: '${elsewhere}/' }); document.body.append(form); form.submit(); }`,
  ],
];

test('nothing of a stranger gets into the page, and nothing of the page gets out', async () => {
  await visit.page.goto(`${visit.site.url}en/`);
  const refused: [string, string][] = [];
  for (const [what, , code] of attempts) {
    const directive = await visit.page.evaluate<string>(`new Promise((resolve) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), { once: true });
      const make = (name, properties) => Object.assign(document.createElement(name), properties);
      const place = document.body.appendChild(make('p', {}));
      try { ${code} } catch {}
    })`);
    refused.push([what, directive]);
  }
  expect(refused).toEqual(attempts.map(([what, directive]) => [what, directive]));
  expect(await visit.page.evaluate(() => 'broken' in globalThis)).toBe(false);
  expect(takeViolations().length).toBeGreaterThanOrEqual(attempts.length);
});

test('a frame that is made of text runs no script, nor does a picture that is opened by itself', async () => {
  await visit.page.goto(`${visit.site.url}en/`);
  const refused = (): Promise<unknown> =>
    visit.page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
  const inFrame = refused();
  await visit.page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<script>parent.broken = 1</script>';
    document.body.append(frame);
  });
  await inFrame;
  const inPicture = refused();
  await visit.page.evaluate(() => {
    const script = '<script>localStorage.broken = 1</script>';
    const picture = new Blob([`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`], { type: 'image/svg+xml' });
    location.href = URL.createObjectURL(picture);
  });
  await inPicture;
  await visit.page.goto(`${visit.site.url}en/`);
  expect(await visit.page.evaluate(() => [localStorage.getItem('broken'), 'broken' in globalThis])).toEqual([
    null,
    false,
  ]);
  takeViolations();
});

/** Runs the code in a cell and waits for the number of packets. Returns the longest task of the page. */
async function flood(code: string, packets: RegExp): Promise<number> {
  // A page that does not keep its runs for the test: that would take longer than all else.
  const page = await visit.browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(`${visit.site.url}en/${await shareFragment({ cell: 'hello', code })}`);
  await page.locator('#cell-hello').getByText('came with a link').waitFor();
  return longestTask(page, async () => {
    await page.locator('#cell-hello .lab-run').click();
    await page.locator('#cell-hello .lab-outputs').getByText('the broker has closed').waitFor();
    await page.locator('.lab-panel-handle').getByText(packets).waitFor();
  });
}

const open = `import { brokerUrl } from 'lab';
const socket = new WebSocket(brokerUrl, 'mqtt');
socket.binaryType = 'arraybuffer';
const closed = new Promise((resolve) => (socket.onclose = resolve));
await new Promise((resolve) => (socket.onopen = resolve));`;
const told = `await closed;\nconsole.log('the broker has closed');`;

test.each([
  ['zeros', `socket.send(new Uint8Array(10e6));`, /Wire: \d{1,3} packets?$/],
  [
    'zeros, and more behind the end',
    `socket.send(new Uint8Array(10e6)); await closed; socket.send(new Uint8Array(10e6));`,
    /Wire: \d{1,3} packets?$/,
  ],
  [
    'thirty megabytes of pings before CONNECT',
    `socket.send(new Uint8Array(30e6).map((_, n) => (n % 2 === 0 ? 0xc0 : 0)));`,
    /Wire: \d{4,6} packets$/,
  ],
])('%s: the page is not held, and what the broker did not get is not counted', async (_name, send, packets) => {
  expect(await flood(`${open}\n${send}\n${told}`, packets)).toBeLessThan(500);
});

test('pings that the broker answers are all counted, and the page is not held', async () => {
  const connect = [16, 13, 0, 4, 77, 81, 84, 84, 4, 2, 0, 0, 0, 1, 97];
  const send = `let answered = 0;
await new Promise((resolve) => {
  socket.onmessage = ({ data }) => (answered += data.byteLength) === 4 + 300_000 && resolve();
  socket.send(Uint8Array.from(${JSON.stringify(connect)}));
  socket.send(new Uint8Array(300_000).map((_, n) => (n % 2 === 0 ? 0xc0 : 0)));
});
socket.send(Uint8Array.of(0xe0, 0));`;
  expect(await flood(`${open}\n${send}\n${told}`, /Wire: 300003 packets$/)).toBeLessThan(500);
});

test.each([
  ['en/', /^1900 cells that are stored for this page are not shown/],
  ['', /^本页保存的单元格中有 1900 个没有显示/],
])('/%s with two thousand stored cells shows a hundred, says so, and loses none', async (path, notice) => {
  await visit.page.goto(`${visit.site.url}404.html`);
  await visit.page.evaluate((page) => {
    for (let n = 1; n <= 2000; n += 1)
      localStorage.setItem(`lab-mqtt:edit:/${page}:scratch-${n}`, '{"code":"1 + 1","original":"","after":null}');
    localStorage.setItem(`lab-mqtt:edit:/${page}:hello`, '['.repeat(100_000));
  }, path);
  await visit.page.goto(`${visit.site.url}${path}`);
  await visit.page.locator('.lab-page-notices').getByText(notice).waitFor();
  expect(await visit.page.locator('.lab-cell[id^=cell-scratch-]').count()).toBe(100);
  await visit.page.evaluate(() => dispatchEvent(new Event('pagehide')));
  expect(
    await visit.page.evaluate(
      () =>
        Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n)).filter((key) =>
          /scratch-\d+$/.test(key ?? ''),
        ).length,
    ),
  ).toBe(2000);
});
