// The last runs that a browser keeps: there again at the next visit, bounded, and nothing to trip over when they are broken.
import { describe, expect, test } from 'vitest';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { newCell, recalled, started } from '../../../src/notebook/cell.ts';
import { clearedBy } from '../../../src/notebook/edit-cells.ts';
import { earlierConnections, earlierPackets, numbersBelow } from '../../../src/notebook/kept-runs/earlier-packets.ts';
import { keepRun, type EndedCell } from '../../../src/notebook/kept-runs/keep-run.ts';
import { momentText } from '../../../src/notebook/kept-runs/moment-text.ts';
import { readKeptRuns, type KeptRun } from '../../../src/notebook/kept-runs/read-kept-runs.ts';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { withRemarks } from '../../../src/notebook/kept-runs/with-remarks.ts';
import { keyOf, madeRoomFor, type ShelfEntry } from '../../../src/notebook/kept-runs/run-shelf.ts';
import { newNotebook } from '../../../src/notebook/notebook-state.ts';
import { step } from '../../../src/notebook/notebook.ts';
import { PagePackets } from '../../../src/notebook/page-packets.ts';
import { ofEarlierVisit } from '../../../src/notebook/run-packets.ts';
import type { RanCell } from '../../../src/notebook/recorded-run/ran-cells.ts';
import { capturedPacket, connack, connect, publish } from '../../capture/packets.ts';
import { MemoryShelf } from './memory-shelf.ts';

const packets = [
  capturedPacket(connect, { number: 11, time: 5, connection: 3 }),
  capturedPacket(connack, { number: 12, time: 6, connection: 3, direction: 'to-client' }),
  capturedPacket(publish, {
    number: 13,
    time: 7,
    brokerTime: 8,
    connection: 3,
    fault: { rule: 1, kind: 'duplicate', of: 12 },
  }),
];
const ran = (id: string, more: Partial<RanCell> = {}): RanCell => ({
  id,
  code: 'code',
  execution: 4,
  status: 'ok',
  milliseconds: 9,
  outputs: [{ id: 1, kind: 'log', level: 'log', values: [{ type: 'number', text: '7' }] }],
  dropped: 0,
  ...more,
});
const ended = (id: string, more: Partial<EndedCell> = {}): EndedCell => ({
  page: '/qos/',
  epoch: 1000,
  cell: ran(id),
  packets,
  hasMore: false,
  connections: [],
  ...more,
});
const now = () => Promise.resolve();

async function readAll(shelf: MemoryShelf, page = '/qos/'): Promise<KeptRun[]> {
  const all: KeptRun[] = [];
  await readKeptRuns(shelf, page, (kept) => all.push(kept), now);
  return all;
}

test('a run is there again with outputs and packets, on its page alone, and the last one of a cell stands for it', async () => {
  const shelf = new MemoryShelf();
  expect(await keepRun(shelf, ended('a'), 1)).toBe(true);
  await keepRun(shelf, ended('b'), 2);
  await keepRun(shelf, ended('a', { cell: ran('a', { code: 'newer' }) }), 3);
  await keepRun(shelf, ended('a', { page: '/en/qos/' }), 4);
  const all = await readAll(shelf);
  expect(all.map(({ cell }) => `${cell.id} ${cell.code}`)).toEqual(['b code', 'a newer']);
  expect(all[0]?.cell.outputs).toEqual(ran('b').outputs);
  expect(all[0]?.run.packets.map(({ packet }) => packet?.type)).toEqual(['CONNECT', 'CONNACK', 'PUBLISH']);
});

test('what the reader marks and notes after a run is kept with it, and what is taken away is gone', async () => {
  const shelf = new MemoryShelf();
  const store = new PacketStore({ packets: 2, bytes: 1_000_000 });
  store.add(packets);
  expect(withRemarks(packets, store)).toBeNull();
  store.remark(12, { marked: true });
  store.remark(13, { note: 'again' });
  const remarked = withRemarks(packets, store) ?? [];
  expect(withRemarks(remarked, store)).toBeNull();
  await keepRun(shelf, ended('a', { packets: remarked }), 1);
  const [kept] = await readAll(shelf);
  expect(kept?.run.packets.map(({ marked, note }) => [marked, note])).toEqual([
    [undefined, undefined],
    [true, undefined],
    [undefined, 'again'],
  ]);
  store.remark(12, {});
  expect(withRemarks(remarked, store)?.map(({ marked }) => marked)).toEqual([undefined, undefined, undefined]);
  // Their packets have made room for others: nothing is known that is newer.
  store.clear();
  expect(withRemarks(remarked, store)).toBeNull();
});

test.each<[string, Partial<EndedCell>, ShelfEntry['without'] | 'nothing']>([
  ['more packets than are held', { hasMore: true }, 'size'],
  [
    'very many packets',
    { packets: Array.from({ length: 2001 }, (_, at) => ({ ...packets[0], number: at + 1 }) as CapturedPacket) },
    'size',
  ],
  ['a large packet', { packets: [capturedPacket({ ...publish, payload: new Uint8Array(500_000) })] }, 'size'],
  [
    'a password',
    { packets: [capturedPacket({ ...connect, userName: 'anna', password: Uint8Array.of(1) } as never)] },
    'password',
  ],
  [
    'heavy outputs',
    { cell: ran('a', { outputs: [{ id: 1, kind: 'display', as: 'text', text: 'x'.repeat(600_000) }] }) },
    'nothing',
  ],
])('of a run with %s is kept what is no burden', async (_, more, without) => {
  const shelf = new MemoryShelf();
  await keepRun(shelf, ended('a'), 1);
  expect(await keepRun(shelf, ended('a', more), 2)).toBe(without !== 'nothing');
  const [kept] = await readAll(shelf);
  expect(kept?.entry.without).toBe(without === 'nothing' ? undefined : without);
  expect(kept?.run.packets.length ?? 0).toBe(0);
});

test('the oldest runs make room, in number and in bytes', () => {
  const entry = (cell: string, at: number, size: number): ShelfEntry => ({
    page: '/',
    cell,
    at,
    size,
    epoch: 1,
    without: null,
  });
  const kept = [entry('new', 30, 50), entry('old', 10, 50), entry('middle', 20, 50)];
  const gone = (size: number, runs: number, bytes: number, cell = 'more') =>
    madeRoomFor(kept, entry(cell, 40, size), { runs, bytes });
  expect(gone(50, 4, 200)).toEqual([]);
  expect(gone(50, 3, 200)).toEqual(['/ old']);
  expect(gone(100, 9, 200)).toEqual(['/ old']);
  expect(gone(160, 9, 200)).toEqual(['/ old', '/ middle', '/ new']);
  expect(gone(50, 3, 150, 'old')).toEqual([]);
});

test('a browser with less room than we allow ourselves gives up the older half, and then what is too much', async () => {
  const shelf = new MemoryShelf();
  for (const [at, cell] of ['a', 'b', 'c', 'd'].entries()) await keepRun(shelf, ended(cell), at);
  shelf.room = [...shelf.kept.values()].reduce((sum, { file }) => sum + file.length, 0);
  expect(await keepRun(shelf, ended('e'), 9)).toBe(true);
  expect([...shelf.kept.keys()]).toEqual(['/qos/ c', '/qos/ d', '/qos/ e']);
  shelf.room = 10;
  expect(await keepRun(shelf, ended('e'), 10)).toBe(false);
  expect(shelf.kept.has('/qos/ e')).toBe(false);
});

test('without such storage a page keeps nothing and shows nothing, and nobody hears an error', async () => {
  const shelf = new MemoryShelf();
  await keepRun(shelf, ended('a'), 1);
  shelf.denied = true;
  expect(await keepRun(shelf, ended('a'), 2)).toBe(false);
  expect(await readAll(shelf)).toEqual([]);
});

describe('what is broken', () => {
  const put = async (
    change: (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
    entry: Partial<ShelfEntry> = {},
  ) => {
    const shelf = new MemoryShelf();
    await keepRun(shelf, ended('a'), 1);
    const [kept] = shelf.kept.values();
    if (kept === undefined) throw new Error('not kept');
    const written = { ...kept.entry, ...entry };
    shelf.kept.clear();
    shelf.kept.set(keyOf(written), { entry: written, file: change(kept.file) });
    await keepRun(shelf, ended('whole'), 2);
    return shelf;
  };
  const same = (file: Uint8Array<ArrayBuffer>) => file;
  test.each([
    ['cut off', (file: Uint8Array<ArrayBuffer>) => file.slice(0, 40), {}],
    ['empty', () => new Uint8Array(0), {}],
    ['other data', () => new TextEncoder().encode('{"format":"other"}'), {}],
    ['the run of another cell', same, { cell: 'b' }],
    [
      'the run of another page',
      () =>
        new TextEncoder().encode(
          '{"format":"lab-mqtt recorded run","version":1,"page":"/x/","epoch":0,"cells":[],"frames":[],"connections":[],"broker":null}',
        ),
      {},
    ],
  ])('%s: is thrown away, and the others are shown', async (_, change, entry) => {
    const shelf = await put(change, entry);
    expect((await readAll(shelf)).map(({ cell }) => cell.id)).toEqual(['whole']);
    expect([...shelf.kept.keys()]).toEqual(['/qos/ whole']);
  });
});

test('packets of earlier visits stand before all of this one, and those of one visit in their order', () => {
  const epochs = [1000, 1000, 500];
  expect(numbersBelow(1000, epochs)).toBeLessThan(numbersBelow(500, epochs));
  const [one, , three] = earlierPackets(packets, { below: numbersBelow(1000, epochs), milliseconds: 60_000 });
  expect(one).toMatchObject({ number: 11 - 1e9, connection: 3 - 1e9, time: 5 - 60_000 });
  expect(three).toMatchObject({ brokerTime: 8 - 60_000, fault: { of: 12 - 1e9 } });
  const opened = {
    connection: 3,
    time: 4,
    cell: 'a',
    execution: 1,
    event: 'opened',
    url: 'ws://x/mqtt',
    by: 'client',
  } as const;
  expect(earlierConnections([opened], { below: 1e9, milliseconds: 60_000 })).toEqual([
    { ...opened, connection: 3 - 1e9, time: 4 - 60_000 },
  ]);
});

describe('a cell that shows an earlier run', () => {
  const note = { note: 'then', code: 'code', otherCode: 'other' };
  const outputs = ran('a').outputs;
  const event = { type: 'recall', cell: 'a', earlier: note, outputs, dropped: 3 } as const;

  test('has not run: what needs it runs it first, and its run takes all of that away', () => {
    const cells = [newCell('a', 'chapter', 'code'), { ...newCell('b', 'chapter', 'b'), needs: ['a'] }];
    const { state } = step(newNotebook(cells), event, 0);
    expect(state.cells['a']).toMatchObject({
      earlier: note,
      status: 'never',
      execution: 0,
      outputs: { items: outputs },
    });
    const { commands } = step(state, { type: 'run', cell: 'b' }, 0);
    expect(commands).toMatchObject([{ type: 'execute', cell: 'a' }]);
    const cell = state.cells['a'];
    expect(cell && started(cell, 1, 1, 0)).toMatchObject({ earlier: null, outputs: { items: [] } });
  });

  test('does not when it has run, runs, or shows code of a link', () => {
    const cell = newCell('a', 'chapter', 'code');
    for (const other of [
      { ...cell, execution: 1 },
      { ...cell, phase: 'queued' as const },
      { ...cell, foreign: 'x' },
    ])
      expect(recalled(other, note, outputs, 0)).toBe(other);
  });

  test('goes back to the chapter’s code without it, and nothing is kept of it', () => {
    const { state } = step(newNotebook([newCell('a', 'chapter', 'code')]), event, 0);
    const { state: after, commands } = step(state, { type: 'reset', cell: 'a' }, 0);
    expect(after.cells['a']).toMatchObject({ earlier: null, outputs: { items: [] } });
    expect(commands).toEqual([{ type: 'forget', cell: 'a' }]);
    expect(clearedBy({ type: 'reset', cell: 'a' }, state)).toEqual(['a']);
    expect(clearedBy({ type: 'reset-all' }, state)).toEqual(['a']);
    expect(clearedBy({ type: 'run-all' }, state)).toEqual([]);
  });

  test('shows its packets until packets of a run in this visit come', () => {
    const page = new PagePackets();
    page.recall('a', packets);
    expect(page.of('a').value).toMatchObject({ execution: ofEarlierVisit, count: 3 });
    page.take([capturedPacket(publish, { number: 1, cell: 'a', execution: 1 })]);
    expect(page.of('a').value).toMatchObject({ execution: 1, count: 1 });
    page.recall('a', packets);
    expect(page.of('a').value.count).toBe(1);
  });
});

test('the time of a run has its day when that is not today', () => {
  const at = new Date(2026, 4, 3, 14, 5).getTime();
  expect(momentText(at, at + 60_000, 'en')).toBe('14:05');
  expect(momentText(at, at + 86_400_000, 'en')).toBe('3 May 2026, 14:05');
  expect(momentText(at, at + 86_400_000, 'zh-cn')).toContain('2026年5月3日');
});
