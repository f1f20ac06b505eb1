import { expect, test } from 'vitest';
import { leaveTabName, takeTabName } from '../../src/site/tab-name.ts';

class TabStorage {
  items: Map<string, string>;
  constructor(items = new Map<string, string>()) {
    this.items = items;
  }
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
  removeItem = (key: string): void => void this.items.delete(key);
  /** What a browser gives a duplicate of the tab. */
  copy = (): TabStorage => new TabStorage(new Map(this.items));
}
const hour = 3_600_000;

test('a name is six letters and digits, and the next page of the tab has it too', () => {
  const tab = new TabStorage();
  const name = takeTabName(() => tab, 0);
  expect(name).toMatch(/^[a-z\d]{6}$/);
  for (const time of [1, 2, 3]) {
    leaveTabName(name, () => tab, time);
    expect(takeTabName(() => tab, time + 1)).toBe(name);
  }
});

test('two tabs, and a duplicate of an open one, have names of their own', () => {
  const tab = new TabStorage();
  const first = takeTabName(() => tab, 0);
  leaveTabName(first, () => tab, 1);
  takeTabName(() => tab, 1);
  const duplicate = tab.copy();
  const names = [first, takeTabName(() => duplicate, 2), takeTabName(() => new TabStorage(), 2)];
  expect(new Set(names).size).toBe(3);
});

test('pages of one tab at once, such as frames, have names of their own', () => {
  const tab = new TabStorage();
  leaveTabName('abc123', () => tab, 0);
  expect([takeTabName(() => tab, 1), takeTabName(() => tab, 1) === 'abc123']).toEqual(['abc123', false]);
});

test('a name that was left long ago is not taken up: the computer may have been copied since', () => {
  const tab = new TabStorage();
  leaveTabName('abc123', () => tab, 0);
  expect(takeTabName(() => tab.copy(), hour - 1)).toBe('abc123');
  expect(takeTabName(() => tab.copy(), hour)).not.toBe('abc123');
  expect(takeTabName(() => tab.copy(), -hour)).not.toBe('abc123');
});

test.each(['', 'abc', 'ABC123 0', 'a/b+#c 0', 'abc123'])('what is stored as %j is no name', (stored) => {
  const tab = new TabStorage(new Map([['lab:tab-name', stored]]));
  expect(takeTabName(() => tab, 0)).toMatch(/^[a-z\d]{6}$/);
  expect(stored).not.toContain(takeTabName(() => tab, 0));
});

test('works where storage is denied', () => {
  const denied = (): never => {
    throw new Error('SecurityError');
  };
  expect(takeTabName(denied, 0)).toMatch(/^[a-z\d]{6}$/);
  expect(() => leaveTabName('abc123', denied, 0)).not.toThrow();
});
