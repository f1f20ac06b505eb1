import { describe, expect, test } from 'vitest';
import { codeHash, EditStore, parseEdit, type EditStorage } from '../../src/notebook/edit-store.ts';

class FakeStorage implements EditStorage {
  readonly items = new Map<string, string>();
  room = Infinity;
  get length() {
    return this.items.size;
  }
  key(place: number) {
    return [...this.items.keys()][place] ?? null;
  }
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

const denied = (): EditStorage => {
  throw new DOMException('denied', 'SecurityError');
};
const edit = (code: string) => ({ code, original: codeHash('original') });

describe('the edit store', () => {
  test('gives an edit back to the next page load, after a flush', () => {
    const storage = new FakeStorage();
    const store = new EditStore(() => storage, '/qos/');
    store.save('matrix', edit('a'));
    expect(new EditStore(() => storage, '/qos/').load().size).toBe(0);
    store.flush();
    expect(new EditStore(() => storage, '/qos/').load()).toEqual(new Map([['matrix', edit('a')]]));
    expect(store.holdsUnsaved).toBe(false);
  });

  test('keeps pages apart', () => {
    const storage = new FakeStorage();
    const store = new EditStore(() => storage, '/qos/');
    store.save('matrix', edit('a'));
    store.flush();
    expect(new EditStore(() => storage, '/en/qos/').load().size).toBe(0);
  });

  test('forgets an edit', () => {
    const storage = new FakeStorage();
    const store = new EditStore(() => storage, '/qos/');
    store.save('matrix', edit('a'));
    store.flush();
    store.remove('matrix');
    store.flush();
    expect(storage.items.size).toBe(0);
  });

  test('keeps an edit in memory when the storage is full, says so, and writes it when there is room', () => {
    const storage = new FakeStorage();
    storage.room = 10;
    const store = new EditStore(() => storage, '/qos/');
    store.save('matrix', edit('long code'));
    store.flush();
    expect([store.trouble, store.holdsUnsaved]).toEqual(['full', true]);
    storage.room = Infinity;
    store.flush();
    expect([store.trouble, store.holdsUnsaved]).toEqual(['none', false]);
    expect(storage.items.size).toBe(1);
  });

  test('says that storage is denied and loses nothing it holds', () => {
    const store = new EditStore(denied, '/qos/');
    expect(store.load().size).toBe(0);
    store.save('matrix', edit('a'));
    store.flush();
    expect([store.trouble, store.holdsUnsaved]).toEqual(['denied', true]);
  });

  test('has nothing to lose when only removals cannot be written', () => {
    const store = new EditStore(denied, '/qos/');
    store.remove('matrix');
    store.flush();
    expect(store.holdsUnsaved).toBe(false);
  });

  test.each(['', '{', 'null', '[]', '"x"', '{"code":1,"original":"x"}', '{"code":"x"}'])(
    'leaves the damaged item %j alone',
    (text) => {
      const storage = new FakeStorage();
      storage.items.set('lab-mqtt:edit:/qos/:matrix', text);
      expect(new EditStore(() => storage, '/qos/').load().size).toBe(0);
      expect(storage.items.size).toBe(1);
      expect(parseEdit(text)).toBeNull();
    },
  );

  test('knows its own keys in the news of another tab', () => {
    const store = new EditStore(denied, '/qos/');
    expect(store.cellOf('lab-mqtt:edit:/qos/:matrix')).toBe('matrix');
    expect(store.cellOf('lab-mqtt:edit:/retain/:matrix')).toBeNull();
    expect(store.cellOf('starlight-theme')).toBeNull();
  });
});
