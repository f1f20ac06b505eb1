// The packets of a line, the broker at any moment, "why", and a saved run: what the page's workers tell each other.
import { expect, test } from 'vitest';
import { shareFragment } from '../../src/notebook/share-link.ts';
import { openBook, runCell } from './book.ts';
import { inOtherBrowsers, type Visit } from './other-browsers.ts';

const tabs = '.lab-panel [role=tab]';
const rows = '.lab-packets-rows [role=row]';
const marks = '#cell-levels .lab-line-mark';

async function openWithRun(visit: Visit): Promise<void> {
  await openBook(visit, 'en/qos/');
  await runCell(visit, 'levels');
  await visit.page.click('.lab-panel-handle');
  await visit.page.see(rows, 'DISCONNECT');
}

async function lookAt({ page }: Visit, packet: string): Promise<void> {
  await page.click(tabs, 'Packets');
  await page.click(rows, packet);
  await page.click('.lab-panel button', 'To the selected packet');
}

/** The picture of the broker makes way for its table. */
async function openTable({ page }: Visit): Promise<void> {
  await page.click(tabs, 'Broker');
  await page.see('.lab-picture');
  await page.click('.lab-panel button', 'Table');
  await page.click('.lab-broker-session summary');
}

/** Keeps what the page wants to save, as text in base64, instead of handing it to the browser. */
async function saved({ page }: Visit): Promise<string> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file) => {
      Object.assign(globalThis, { savedFile: file });
      return make(file);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await page.click('.lab-panel-bar button', 'File');
  await page.click('.lab-files button', 'Save the run');
  return page.until(async () => {
    const { savedFile } = globalThis as unknown as { savedFile?: Blob };
    if (!savedFile) return null;
    const bytes = new Uint8Array(await savedFile.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
}

/** Gives the file to the page as if the reader had chosen it. */
async function choose({ page }: Visit, name: string, base64: string): Promise<void> {
  await page.click('.lab-panel-handle');
  await page.click('.lab-panel-bar button', 'File');
  await page.see('.lab-files');
  await page.evaluate(
    (fileName, content) => {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      const chosen = new DataTransfer();
      chosen.items.add(new File([bytes], fileName));
      const input = document.querySelector<HTMLInputElement>('.lab-files input');
      if (!input) throw new Error('no field for files');
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    base64,
  );
}

inOtherBrowsers((visit) => {
  test('lines that sent packets are marked, and a mark leads to its packets', async () => {
    await openBook(visit, 'en/qos/');
    await runCell(visit, 'levels');
    await expect.poll(() => visit.page.texts(`${marks} .lab-line-count`)).toEqual(['1', '3', '1']);
    await visit.page.click(marks, 'PUBLISH ×3');
    await visit.page.see('.lab-packets-count', '7 of');
    await visit.page.click(rows, 'sent with QoS 1');
    await visit.page.see('.lab-panel button', 'publish() in levels, line');
  });

  test('a thrown error names lines and columns, through functions', async () => {
    const code = 'const fail = (why: string): never => { throw new TypeError(why) };\n\n  fail("no" as string)';
    await openBook(visit, `en/${await shareFragment({ cell: 'hello', code })}`);
    await visit.page.see('#cell-hello', 'came with a link');
    const { outputs } = await runCell(visit, 'hello');
    expect(outputs).toMatchObject([{ kind: 'error', error: { name: 'TypeError', message: 'no' } }]);
    const places = outputs.flatMap((output) => (output.kind === 'error' ? output.error.stack : []));
    expect(places.map(({ line }) => line)).toEqual([1, 3]);
    // At the name of what is called, or in WebKit at its parenthesis.
    expect([3, 7]).toContain(places[1]?.column);
  });

  test('the broker is shown as it was at each moment', async () => {
    await openWithRun(visit);
    await lookAt(visit, 'PUBREC');
    await openTable(visit);
    await visit.page.see('.lab-broker-session', 'PUBREL is awaited');
    await visit.page.click('.lab-panel button', 'One packet forward');
    await visit.page.see('.lab-moment-where', 'PUBREL from publisher');
    await visit.page.see('.lab-panel', 'with PUBCOMP for packet id');
    await visit.page.click('.lab-panel [role=slider], .lab-panel input[type=range]');
    await visit.page.press('\uE010');
    await visit.page.see('.lab-panel', 'No client is connected, no session is kept');
  });

  test('what happens in the broker is told while it happens', async () => {
    await openBook(visit, 'en/qos/');
    await runCell(visit, 'levels');
    await visit.page.click('.lab-panel-handle');
    await visit.page.click(tabs, 'Broker');
    await visit.page.see('.lab-panel', 'Events appear here from now on');
    await runCell(visit, 'levels');
    await visit.page.see('.lab-broker-event', 'Nobody gets message');
  });

  test('why a client got a message is answered', async () => {
    await openWithRun(visit);
    await visit.page.click(rows, 'sent with QoS 2');
    await visit.page.click('.lab-panel summary, .lab-panel button', 'Why did a client get this message');
    await visit.page.see(
      '.lab-why-outcome',
      'publisher did not get it: when the message came, it had no subscription.',
    );
  });

  test('a saved run is opened by another reader, with the broker’s past', async () => {
    await openWithRun(visit);
    const file = await saved(visit);
    await openBook(visit, 'en/retain/');
    await choose(visit, 'levels.lab-run.json.gz', file);
    await visit.page.see('.lab-panel', 'Nothing in it runs');
    await visit.page.see('.lab-run-pane', 'run 1 · done');
    await lookAt(visit, 'PUBREC');
    await openTable(visit);
    await visit.page.see('.lab-broker-session', 'PUBREL is awaited');
    await visit.page.click(tabs, 'Packets');
    await visit.page.click(rows, 'sent with QoS 2');
    await visit.page.click('.lab-panel summary, .lab-panel button', 'Why did a client get this message');
    await visit.page.see('.lab-why-outcome', 'it had no subscription.');
  });
});
