// Runs that were kept of a cell before it came to another page.
import { expect, test } from 'vitest';
import { keepRun, type EndedCell } from '../../../src/notebook/kept-runs/keep-run.ts';
import { moveRuns } from '../../../src/notebook/kept-runs/move-runs.ts';
import { readKeptRuns, type KeptRun } from '../../../src/notebook/kept-runs/read-kept-runs.ts';
import { keyOf } from '../../../src/notebook/kept-runs/run-shelf.ts';
import { capturedPacket, connack, connect } from '../../capture/packets.ts';
import { MemoryShelf } from './memory-shelf.ts';

const moves = [{ from: '/qos/', to: '/redelivery/', cells: ['window'] }];
const packets = [
  capturedPacket(connect, { number: 11, connection: 3 }),
  capturedPacket(connack, { number: 12, connection: 3, direction: 'to-client' }),
];
const ended = (page: string, id: string, code = 'code'): EndedCell => ({
  page,
  epoch: 1000,
  cell: { id, code, execution: 1, status: 'ok', milliseconds: 9, outputs: [], dropped: 0 },
  packets,
  hasMore: false,
  connections: [],
});

async function keptOn(shelf: MemoryShelf, page: string): Promise<KeptRun[]> {
  const all: KeptRun[] = [];
  await readKeptRuns(
    shelf,
    page,
    (kept) => all.push(kept),
    () => Promise.resolve(),
  );
  return all;
}

test('a run is on the new page with code and packets, and on the old one no more; others stay', async () => {
  const shelf = new MemoryShelf();
  await keepRun(shelf, ended('/qos/', 'window'), 1);
  await keepRun(shelf, ended('/qos/', 'matrix'), 2);
  await keepRun(shelf, ended('/retain/', 'window'), 3);
  await moveRuns(shelf, moves);
  await moveRuns(shelf, moves);
  const [moved, ...more] = await keptOn(shelf, '/redelivery/');
  expect(more).toEqual([]);
  expect(moved).toMatchObject({ entry: { cell: 'window', at: 1, epoch: 1000 }, cell: { code: 'code' } });
  expect(moved?.run.packets).toEqual(packets);
  expect(moved?.entry.size).toBe(shelf.kept.get('/redelivery/ window')?.file.length);
  expect([...shelf.kept.keys()].toSorted()).toEqual(['/qos/ matrix', '/redelivery/ window', '/retain/ window']);
});

test('a run that the new page has kept since stays', async () => {
  const shelf = new MemoryShelf();
  await keepRun(shelf, ended('/qos/', 'window', 'old'), 1);
  await keepRun(shelf, ended('/redelivery/', 'window', 'new'), 2);
  await moveRuns(shelf, moves);
  expect((await keptOn(shelf, '/redelivery/')).map(({ cell }) => cell.code)).toEqual(['new']);
  expect(shelf.kept.size).toBe(1);
});

test('what is broken goes, and without storage or room nothing is lost', async () => {
  const shelf = new MemoryShelf();
  await keepRun(shelf, ended('/qos/', 'window'), 1);
  shelf.denied = true;
  await moveRuns(shelf, moves);
  shelf.denied = false;
  shelf.room = 10;
  await moveRuns(shelf, moves);
  expect(await keptOn(shelf, '/qos/')).toHaveLength(1);
  const entry = { ...ended('/qos/', 'window'), cell: 'window' };
  const broken = shelf.kept.get(keyOf(entry));
  if (broken) broken.file = new Uint8Array([1, 2, 3]);
  await moveRuns(shelf, moves);
  expect(shelf.kept.size).toBe(0);
});
