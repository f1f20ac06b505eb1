// Packets of the page saved to a file that other programs read, and captures of other programs read in the page.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Packet } from '../../src/mqtt/packet.ts';
import { packetTypes } from '../../src/mqtt/packet-types.ts';
import { needs } from '../interop/tools.ts';
import { isTsharkThere, run } from '../interop/tshark-fields.ts';
import { Conversation, links, pcap, pcapng } from '../capture/files/recordings.ts';
import { bytesOf, connack, connect, publish, utf8 } from '../capture/packets.ts';
import { runCell } from './page-runs.ts';
import { fitsWindow } from './page-state.ts';
import { visits } from './visits.ts';

const installed = isTsharkThere();
const bidi = '\u202e';
const markup = '<img src=x onerror="document.title=1">';
const hostile: Packet = { ...connect, type: 'CONNECT', clientId: `${markup}${bidi}anna` } as Packet;
const evening = new Conversation()
  .handshake()
  .fromClient(bytesOf(hostile))
  .fromServer(bytesOf(connack))
  .fromClient(bytesOf({ ...publish, payload: utf8(`${markup}${bidi}`) }))
  .fromServer(Uint8Array.of(0x40, 2, 0, 1))
  .close().recorded;

const visit = visits('en/qos/');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-captures-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const handle = () => visit.page.locator('.lab-panel-handle');
const rows = () => visit.page.locator('.lab-packets-rows [role=row]');
const note = () => visit.page.locator('.lab-file-note');
const button = (name: string | RegExp) => visit.page.getByRole('button', { name, exact: true });
const capture = (name: string, bytes: Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(bytes) });

async function openFiles(): Promise<void> {
  await handle().click();
  await visit.page.locator('.lab-panel-bar [aria-controls=lab-files]').click();
}

async function openCapture(name: string, bytes: Uint8Array): Promise<void> {
  await openFiles();
  await visit.page.locator('.lab-files input[type=file]').setInputFiles(capture(name, bytes));
}

async function save(which: string): Promise<string> {
  const [download] = await Promise.all([visit.page.waitForEvent('download'), button(which).click()]);
  expect(download.suggestedFilename()).toMatch(/^lab-mqtt-\d{4}-\d\d-\d\d-\d{6}\.pcapng$/);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Names of the packets that tshark finds; `malformed`: what it cannot read. */
function tshark(file: string): { names: (string | undefined)[]; malformed: string } {
  const printed = run(['-r', file, '-Y', 'mqtt', '-T', 'fields', '-e', 'mqtt.msgtype', '-e', '_ws.malformed']);
  const lines = printed
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return {
    names: lines.map(([type]) => packetTypes[Number(type)]?.name),
    malformed: lines.map(([, malformed]) => malformed).join(''),
  };
}

describe('saved packets, read by tshark,', () => {
  beforeEach((context) => needs(context, installed, 'tshark'));

  test('are those of the run, in order', async () => {
    const { packets } = await runCell(visit.page, 'levels');
    await openFiles();
    const file = await save('All packets');
    await note().getByText(`saved with ${packets.length} packets`).waitFor();
    expect(tshark(file)).toEqual({ names: packets.map(({ packet }) => packet?.type), malformed: '' });
  });

  test('are those listed, and the CONNECT that tells their version', async () => {
    const { packets } = await runCell(visit.page, 'levels');
    await openFiles();
    await visit.page.locator('.lab-filter input').fill('mqtt.msgtype == PUBACK');
    const file = await save('Only those listed');
    await note().getByText('The CONNECT of its connection went along', { exact: false }).waitFor();
    const acknowledged = packets.filter(({ packet }) => packet?.type === 'PUBACK').length;
    expect(acknowledged).toBeGreaterThan(0);
    const { names, malformed } = tshark(file);
    expect(names.filter((name) => name === 'PUBACK')).toHaveLength(acknowledged);
    expect(names.filter((name) => name !== 'PUBACK')).toEqual(['CONNECT']);
    expect(malformed).toBe('');
  });
});

test('a filter that is wrong saves nothing and says so', async () => {
  await runCell(visit.page, 'levels');
  await openFiles();
  await visit.page.locator('.lab-filter input').fill('mqtt.topik');
  await button('Only those listed').click();
  await note().getByText('The display filter cannot be read', { exact: false }).waitFor();
});

test('a capture is opened on a page that has had no packet, and its reader is fetched only then', async () => {
  await handle().waitFor();
  expect(visit.fetched.filter((url) => /FileStrip|WirePanel|open-file|open-worker|save-packets/.test(url))).toEqual([]);
  await openCapture('evening.pcapng', pcapng(evening));
  await visit.page.getByText('You are looking at evening.pcapng').waitFor();
  await expect
    .poll(() => visit.page.locator('.lab-packet-packet').allTextContents())
    .toEqual(expect.arrayContaining(['CONNECT', 'CONNACK', 'PUBLISH', 'PUBACK']));
  expect(visit.fetched.some((url) => /open-worker/.test(url))).toBe(true);
});

test('hostile names and payloads are text that keeps its place', async () => {
  await openCapture(`<b>a</b>${bidi}.pcap`, pcap(evening));
  await visit.page.locator('.lab-source').getByText('<b>a</b>\\u{202e}.pcap').waitFor();
  await rows().filter({ hasText: 'CONNECT' }).first().click();
  for (const name of ['Packets', 'Diagram']) {
    await visit.page.getByRole('tab', { name, exact: true }).click();
    await visit.page.locator('.lab-panel-pane').getByText('\\u{202e}anna', { exact: false }).first().waitFor();
    expect(await visit.page.locator('.lab-panel img').count()).toBe(0);
    expect(await visit.page.locator('.lab-panel').innerHTML()).not.toContain(bidi);
  }
});

test('an opened capture has its own views, and the page goes on behind it', async () => {
  await runCell(visit.page, 'levels');
  await openCapture('evening.pcap', pcap(evening));
  await visit.page.getByText('You are looking at').waitFor();
  await visit.page.locator('.lab-packets-count', { hasText: '4 of 4 packets' }).waitFor();
  await visit.page.getByRole('tab', { name: 'Diagram', exact: true }).click();
  await expect.poll(() => visit.page.locator('.lab-diagram-drawing [role=option]').count()).toBe(4);
  await visit.page.getByRole('tab', { name: 'Broker', exact: true }).click();
  await visit.page.getByText('nothing of what went on inside the broker', { exact: false }).waitFor();
  const { packets } = await runCell(visit.page, 'levels');
  await visit.page.getByRole('tab', { name: 'Packets', exact: true }).click();
  await visit.page.locator('.lab-packets-count', { hasText: '4 of 4 packets' }).waitFor();
  await button("Back to this page's packets").click();
  await visit.page.locator('.lab-packets-count', { hasText: `of ${2 * packets.length} packets` }).waitFor();
});

test('what could not be read of a capture is listed', async () => {
  const [, , , ...late] = new Conversation().handshake().fromClient(bytesOf(publish), bytesOf(publish)).recorded;
  const wrapped = late.map((packet) => ({ ...packet, data: links['raw IP']?.wrap(packet.data) ?? packet.data }));
  await openCapture('late.pcap', pcap(wrapped).slice(0, -3));
  await visit.page.getByText('2 things could not be read').click();
  await visit.page.getByText('was already open when the recording began', { exact: false }).waitFor();
  await visit.page.getByText('it is cut off there, or damaged', { exact: false }).waitFor();
});

test.each([
  ['en', 'garbage.bin', utf8('<html>garbage'), 'begins like neither .pcap nor .pcapng'],
  ['en', 'empty.pcap', new Uint8Array(), 'The file is empty'],
  ['', 'garbage.bin', utf8('<html>garbage'), '这不是抓包文件'],
  ['', 'empty.pcap', new Uint8Array(), '文件是空的'],
] as const)('in /%s/, %s is refused with the reason', async (language, name, bytes, reason) => {
  await visit.page.goto(`${visit.site.url}${language === '' ? '' : `${language}/`}qos/`);
  await openCapture(name, bytes);
  await note().getByText(reason, { exact: false }).waitFor();
  await note().getByText(name).waitFor();
  expect(await visit.page.locator('.lab-source').count()).toBe(0);
});

test('a file that is too large is refused before it is read', async () => {
  const large = join(folder, 'large.pcap');
  writeFileSync(large, pcap(evening));
  truncateSync(large, 128_000_001);
  await openFiles();
  await visit.page.locator('.lab-files input[type=file]').setInputFiles(large);
  await note().getByText('more than 128 MB', { exact: false }).waitFor();
});

test('a capture that promises a packet of 256 MB shows what there is of it', async () => {
  const promise = Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f, 0, 5, ...utf8('lab/x'));
  await openCapture(
    'promise.pcap',
    pcap(new Conversation().handshake().fromClient(bytesOf(connect), promise).recorded),
  );
  await rows().getByText('The rest of this packet is missing from the capture', { exact: false }).waitFor();
});

test('a file that is dropped on the panel is opened', async () => {
  await handle().click();
  await visit.page.locator('.lab-panel').waitFor();
  const bytes = [...pcap(evening)];
  await visit.page.evaluate((bytes) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'dropped.pcap'));
    const panel = document.querySelector('.lab-panel-pane');
    for (const type of ['dragover', 'drop'])
      panel?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, bytes);
  await visit.page.getByText('You are looking at dropped.pcap').waitFor();
});

test.each(['light', 'dark'] as const)('files are accessible and fit a phone, %s', async (colorScheme) => {
  await visit.page.emulateMedia({ colorScheme });
  await visit.page.setViewportSize({ width: 360, height: 740 });
  await openCapture('evening.pcap', pcap(evening).slice(0, -3));
  await visit.page.getByText('You are looking at').waitFor();
  await visit.page.locator('.lab-panel-bar [aria-controls=lab-files]').click();
  await button('All packets').click();
  await note().waitFor();
  const { violations } = await new AxeBuilder({ page: visit.page }).setLegacyMode().include('.lab-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 150)}`)).toEqual([]);
  await fitsWindow(visit.page);
});

test('a phone shows ten packets and more above the page that it docks to', async () => {
  await visit.page.setViewportSize({ width: 360, height: 740 });
  await runCell(visit.page, 'levels');
  await handle().click();
  await rows().first().waitFor();
  const sizes = () =>
    visit.page.locator('.lab-packets-table').evaluate((table) => ({
      height: table.clientHeight,
      top: document.querySelector('.lab-panel')?.getBoundingClientRect().top ?? 0,
    }));
  await expect.poll(async () => Math.floor((await sizes()).height / 24) - 1).toBeGreaterThanOrEqual(10);
  expect((await sizes()).top).toBeGreaterThan(300);
});
