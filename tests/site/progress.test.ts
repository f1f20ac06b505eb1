import { expect, test } from 'vitest';
import { cellsRun, rememberRun, slugOf } from '../../src/site/progress.ts';

function memory(): () => Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return () => storage;
}

test('a chapter remembers which of its cells were run, each once', () => {
  const storage = memory();
  for (const cell of ['levels', 'matrix', 'levels']) rememberRun('qos', cell, storage);
  rememberRun('retain', 'clear', storage);
  expect([...cellsRun('qos', storage)]).toEqual(['levels', 'matrix']);
  expect([...cellsRun('retain', storage)]).toEqual(['clear']);
  expect([...cellsRun('session', storage)]).toEqual([]);
});

test('storage that is denied, or holds something else, is no progress and no error', () => {
  const denied = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  rememberRun('qos', 'levels', denied);
  expect([...cellsRun('qos', denied)]).toEqual([]);
  for (const text of ['{', '{"a":1}', 'null', '[1,"levels"]']) {
    const storage = memory();
    storage().setItem('lab:progress:qos', text);
    expect([...cellsRun('qos', storage)]).toEqual(text.startsWith('[') ? ['levels'] : []);
  }
});

test.each([
  ['/qos/', '/', 'qos'],
  ['/en/qos/', '/', 'qos'],
  ['/a/b/en/qos', '/a/b/', 'qos'],
  ['/', '/', ''],
  ['/en/', '/', ''],
  ['/energy/', '/', 'energy'],
])('%s under %s is the chapter "%s"', (pathname, base, slug) => {
  expect(slugOf(pathname, base)).toBe(slug);
});
