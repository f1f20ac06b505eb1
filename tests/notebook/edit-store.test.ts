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

describe('what a page cannot show', () => {
  const page = '/qos/';
  const stored = (edits: Record<string, unknown>): { storage: FakeStorage; store: EditStore } => {
    const storage = new FakeStorage();
    for (const [cell, read] of Object.entries(edits))
      storage.items.set(`lab-mqtt:edit:${page}:${cell}`, typeof read === 'string' ? read : JSON.stringify(read));
    return { storage, store: new EditStore(() => storage, page) };
  };
  const scratch = (code: string) => ({ code, original: '', after: null });
  const known = new Set(['matrix']);

  test('of two thousand cells the first hundred are shown, and the others stay', () => {
    const numbers = Array.from({ length: 2000 }, (_, place) => 2000 - place);
    const { storage, store } = stored(Object.fromEntries(numbers.map((n) => [`scratch-${n}`, scratch(`${n}`)])));
    expect([...store.load(known).keys()]).toEqual(Array.from({ length: 100 }, (_, place) => `scratch-${place + 1}`));
    expect(store.leftOut.size).toBe(1900);
    expect(storage.items.size).toBe(2000);
  });

  test.each([
    ['a hundred thousand lines', '\n'.repeat(100_000)],
    ['one line of half a million characters', '('.repeat(500_000)],
  ])(
    '%s are left out, in a cell of the chapter too, and what is written then takes no place of theirs',
    (_name, code) => {
      const { storage, store } = stored({ matrix: edit(code), 'scratch-1': scratch('mine') });
      expect([...store.load(known).keys()]).toEqual(['scratch-1']);
      expect([...store.leftOut]).toEqual(['matrix']);
      store.save('matrix', edit('short'));
      store.flush();
      const again = new EditStore(() => storage, page);
      expect(again.load(known)).toEqual(
        new Map([
          ['matrix', edit('short')],
          ['scratch-1', scratch('mine')],
        ]),
      );
      expect([...again.leftOut]).toEqual(['scratch-2']);
      expect(parseEdit(storage.getItem(`lab-mqtt:edit:${page}:scratch-2`))).toEqual({
        code,
        original: '',
        after: 'matrix',
      });
    },
  );

  test('a cell that was left out is not lost when another gets its name, nor when the chapter is put back', () => {
    const long = '\n'.repeat(6000);
    const { storage, store } = stored({ matrix: edit(long), 'scratch-1': scratch(long) });
    expect(store.load(known).size).toBe(0);
    store.save('scratch-1', scratch('new'));
    store.remove('matrix');
    store.flush();
    const codes = [...storage.items.values()].map((item) => parseEdit(item)?.code);
    expect(codes.toSorted()).toEqual([long, long, 'new'].toSorted());
  });

  test('with no room to set it aside, what is new waits in memory', () => {
    const long = '\n'.repeat(6000);
    const { storage, store } = stored({ matrix: edit(long) });
    store.load(known);
    storage.room = 100;
    store.save('matrix', edit('new'));
    store.flush();
    expect(store.trouble).toBe('full');
    expect(store.holdsUnsaved).toBe(true);
    expect(parseEdit(storage.getItem(`lab-mqtt:edit:${page}:matrix`))?.code).toBe(long);
  });

  test('all code of a page is bounded, and the cells of the chapter come first', () => {
    const code = '\n'.repeat(4000);
    const cells = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`scratch-${n}`, scratch(code)]));
    const { store } = stored({ ...cells, matrix: edit(code) });
    expect([...store.load(known).keys()]).toEqual(['matrix', 'scratch-1', 'scratch-2', 'scratch-3']);
    expect(store.leftOut.size).toBe(4);
  });

  test.each([
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['no JSON', '{"code":'],
    ['JSON that is very deep', '['.repeat(200_000)],
    ['an edit of wrong types', '{"code":7,"original":[]}'],
    ['an edit without code', '{"original":""}'],
  ])('%s is no edit', (_name, text) => {
    const { storage, store } = stored({ 'scratch-1': text, matrix: text, 'scratch-2': scratch('mine') });
    expect([...store.load(known).keys()]).toEqual(['scratch-2']);
    expect(storage.items.size).toBe(3);
  });

  test.each(['scratch-', 'scratch-1e9', 'scratch-99999999999999999999', '__proto__', 'constructor', 'other'])(
    'the name %s is no cell of the page',
    (cell) => {
      const { storage, store } = stored({ 'scratch-2': scratch('mine') });
      storage.items.set(`lab-mqtt:edit:${page}:${cell}`, JSON.stringify(scratch('x')));
      expect([...store.load(known).keys()]).toEqual(['scratch-2']);
    },
  );
});
