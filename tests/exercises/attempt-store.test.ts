// What a browser keeps of an attempt, and what it makes of data that it did not write.
import { expect, test } from 'vitest';
import { again, committed, judgedBy, notTried, withHint } from '../../src/exercises/attempt.ts';
import { AttemptStore } from '../../src/exercises/attempt-store.ts';

class FakeStorage extends Map<string, string> {
  getItem(key: string): string | null {
    return this.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.set(key, value);
  }
  removeItem(key: string): void {
    this.delete(key);
  }
}
const both = (text: string) => ({ 'zh-cn': text, en: text });
const judged = judgedBy(withHint(committed(notTried, ['b', 'a']), 3), {
  kind: 'prediction',
  right: false,
  given: ['b', 'a'],
  truth: ['a', 'b'],
  why: both('why'),
  show: { packet: 12, pane: 'packets' },
});

test('an attempt is there again, but for the packet, which is gone with the page', () => {
  const storage = new FakeStorage();
  const store = new AttemptStore('qos', () => storage);
  expect(store.save('order', judged)).toBe(true);
  const verdict = judged.verdict && { ...judged.verdict, show: null };
  expect(new AttemptStore('qos', () => storage).load('order')).toEqual({ ...judged, verdict });
  expect(new AttemptStore('retain', () => storage).load('order')).toEqual(notTried);
});

test('a judged task is there again, what is done stays done when it is tried anew', () => {
  const storage = new FakeStorage();
  const store = new AttemptStore('qos', () => storage);
  const claims = [{ says: both('one'), holds: true, seen: both('1'), show: null }];
  const solved = judgedBy(notTried, { kind: 'task', right: true, claims, why: null });
  store.save('task', solved);
  expect(store.load('task')).toEqual(solved);
  store.save('task', again(solved));
  expect(store.load('task')).toEqual({ ...notTried, done: true });
});

test.each([
  'null',
  '{',
  '[]',
  '7',
  '{"answer":1}',
  '{"answer":{"a":1},"verdict":null,"done":true,"hints":0}',
  '{"answer":null,"verdict":{"kind":"other"},"done":true,"hints":0}',
  '{"answer":null,"verdict":null,"done":"yes","hints":0}',
  '{"answer":null,"verdict":null,"done":true,"hints":-1}',
])('%s counts as not tried', (stored) => {
  const storage = new FakeStorage([['lab:exercise:qos:task', stored]]);
  expect(new AttemptStore('qos', () => storage).load('task')).toEqual(notTried);
});

test('where storage is denied nothing is kept, and that is told', () => {
  const store = new AttemptStore('qos', () => {
    throw new Error('denied');
  });
  expect(store.load('task')).toEqual(notTried);
  expect(store.save('task', notTried)).toBe(false);
});
