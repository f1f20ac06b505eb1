import { expect, test } from 'vitest';
import { cellsRun, exercisesDone, rememberRun, slugOf } from '../../src/site/progress.ts';

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

test('exercises count as done when their attempt says so, and nothing else does', () => {
  const storage = memory();
  const keep = (name: string, text: string): void => storage().setItem(`lab:exercise:qos:${name}`, text);
  keep('solved', '{"answer":null,"verdict":null,"done":true,"hints":0}');
  keep('tried', '{"answer":3,"verdict":null,"done":false,"hints":0}');
  keep('broken', '{"done":true');
  keep('text', '"done"');
  keep('word', '{"done":"true"}');
  keep('removed', '{"done":true}');
  const names = ['solved', 'tried', 'broken', 'text', 'word', 'untouched'];
  expect([...exercisesDone('qos', names, storage)]).toEqual(['solved']);
  expect(exercisesDone('retain', names, storage).size).toBe(0);
  expect(
    exercisesDone('qos', names, () => {
      throw new Error('denied');
    }).size,
  ).toBe(0);
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
