// Cells and sections that are in another chapter now: old addresses, and what a reader has stored.
import { expect, test } from 'vitest';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { AttemptStore } from '../../src/exercises/attempt-store.ts';
import { notTried } from '../../src/exercises/attempt.ts';
import { codeHash, EditStore } from '../../src/notebook/edit-store.ts';
import { moves, moveStored, movedTo } from '../../src/site/moved.ts';
import { cellsRun, rememberRun } from '../../src/site/progress.ts';

function emptyStorage() {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (place: number) => [...items.keys()][place] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}
const edit = (code: string) => ({ code, original: codeHash('') });

test.each([
  ['qos', '#cell-lost-puback', 'redelivery'],
  ['qos', '#exercise-coffee-twice', 'redelivery'],
  ['qos', '#code=1.lost-puback.12.abc', 'redelivery'],
  ['qos', '#after-a-lost-connection-dup', 'redelivery'],
  ['qos', `#${encodeURIComponent('断线之后dup')}`, 'redelivery'],
  ['quick-start', '#emqx-on-this-computer', 'emqx'],
  ['qos', '#cell-matrix', null],
  ['qos', '#code=1.matrix.12.abc', null],
  ['qos', '', null],
  ['qos', '#%', null],
  ['retain', '#cell-lost-puback', null],
])('/%s/%s is in %s', (slug, fragment, now) => {
  expect(movedTo(slug, fragment)).toBe(now);
});

test.each(moves)('what has moved from $from is in $to, and nowhere else', ({ from, to, cells, exercises }) => {
  const names = (slug: string, kind: string) =>
    globSync(`content/*-${slug}/${kind}/*.ts`).map((file) => basename(file, '.ts'));
  expect(names(to, 'cells')).toEqual(expect.arrayContaining([...cells]));
  expect(names(to, 'exercises')).toEqual(expect.arrayContaining([...exercises]));
  const left = [...names(from, 'cells'), ...names(from, 'exercises')];
  expect(left.filter((name) => cells.includes(name) || exercises.includes(name))).toEqual([]);
});

test.each(['', '/en'])('a cell that has moved finds its edit again, and the others theirs, %s', (language) => {
  const storage = emptyStorage();
  const before = new EditStore(() => storage, `${language}/qos/`);
  for (const cell of ['matrix', 'lost-puback', 'coffee-twice']) before.save(cell, edit(`mine: ${cell}`));
  before.flush();
  moveStored(() => storage);
  expect([...new EditStore(() => storage, `${language}/qos/`).load().keys()]).toEqual(['matrix']);
  expect(new EditStore(() => storage, `${language}/redelivery/`).load()).toEqual(
    new Map(['lost-puback', 'coffee-twice'].map((cell) => [cell, edit(`mine: ${cell}`)])),
  );
});

test('what the reader has written there since is not overwritten', () => {
  const storage = emptyStorage();
  for (const [page, code] of [
    ['/qos/', 'old'],
    ['/redelivery/', 'new'],
  ] as const) {
    const store = new EditStore(() => storage, page);
    store.save('window', edit(code));
    store.flush();
  }
  moveStored(() => storage);
  expect(new EditStore(() => storage, '/redelivery/').load()).toEqual(new Map([['window', edit('new')]]));
  expect(new EditStore(() => storage, '/qos/').load().size).toBe(0);
});

test('answers and progress move too', () => {
  const storage = emptyStorage();
  new AttemptStore('qos', () => storage).save('coffees', { ...notTried, answer: 2 });
  for (const cell of ['matrix', 'window']) rememberRun('qos', cell, () => storage);
  rememberRun('redelivery', 'lost-qos0', () => storage);
  moveStored(() => storage);
  moveStored(() => storage);
  expect(new AttemptStore('redelivery', () => storage).load('coffees').answer).toBe(2);
  expect(new AttemptStore('qos', () => storage).load('coffees')).toEqual(notTried);
  expect([...cellsRun('qos', () => storage)]).toEqual(['matrix']);
  expect([...cellsRun('redelivery', () => storage)]).toEqual(['lost-qos0', 'window']);
});

test('the new page is told that runs are kept, once, and only where there may be some of its cells', () => {
  const storage = emptyStorage();
  storage.setItem('lab:runs:/en/qos/', JSON.stringify({ width: 360, heights: { 'cell-window': 300 } }));
  storage.setItem('lab:runs:/qos/', JSON.stringify({ width: 360, heights: { 'cell-matrix': 300 } }));
  moveStored(() => storage);
  expect(storage.getItem('lab:runs:/en/redelivery/')).toBe('{}');
  expect(storage.getItem('lab:runs:/redelivery/')).toBeNull();
  storage.setItem('lab:runs:/en/redelivery/', 'of the next visit');
  moveStored(() => storage);
  expect(storage.getItem('lab:runs:/en/redelivery/')).toBe('of the next visit');
});

test('storage that is full or denied, or holds nonsense, loses nothing and stops nothing', () => {
  const storage = emptyStorage();
  new AttemptStore('qos', () => storage).save('coffees', { ...notTried, answer: 2 });
  storage.setItem('lab:progress:qos', '{');
  moveStored(() => ({
    ...storage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  }));
  moveStored(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(new AttemptStore('qos', () => storage).load('coffees').answer).toBe(2);
});
