// A reader's work through its file, into a browser that has some already, cleared away, and brought back; and files that are
// cut, changed, hostile, newer or something else.
import { beforeEach, describe, expect, test } from 'vitest';
import { committed, notTried } from '../../../src/exercises/attempt.ts';
import { AttemptStore } from '../../../src/exercises/attempt-store.ts';
import { keepRun } from '../../../src/notebook/kept-runs/keep-run.ts';
import { cellsRun, rememberRun } from '../../../src/site/progress.ts';
import { differing, gatherWork, removeWork } from '../../../src/site/work/kept-work.ts';
import { problemText } from '../../../src/site/work/problem-text.ts';
import { openWork, startOver, takeOver, undo, type WorkPlaces } from '../../../src/site/work/work-changes.ts';
import { isEmpty, readWork, WorkFileError, writeWork } from '../../../src/site/work/work-file.ts';
import { readNote } from '../../../src/site/work/work-note.ts';
import { workWords } from '../../../src/site/work/words/words.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';
import { MemoryShelf } from '../../notebook/kept-runs/memory-shelf.ts';

class FakeStorage implements Storage {
  readonly #items = new Map<string, string>();
  [name: string]: unknown;
  /** Characters that it can hold. */
  room = Infinity;
  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    const taken = [...this.#items].reduce((sum, [k, v]) => sum + (k === key ? 0 : k.length + v.length), 0);
    if (taken + key.length + value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
}

interface Browser extends WorkPlaces {
  local: FakeStorage;
  tab: FakeStorage;
  shelf: MemoryShelf;
  reloads: number;
}

function newBrowser(): Browser {
  const [local, tab] = [new FakeStorage(), new FakeStorage()];
  const browser: Browser = {
    local,
    tab,
    shelf: new MemoryShelf(),
    reloads: 0,
    storage: () => local,
    session: () => tab,
    reload: () => void (browser.reloads += 1),
  };
  return browser;
}

const edit = (code: string) => JSON.stringify({ code, original: 'abc' });

async function worked({ local, shelf, storage }: Browser, code = 'mine'): Promise<void> {
  local.setItem('lab-mqtt:edit:/qos/:levels', edit(code));
  local.setItem('lab-mqtt:edit:/en/qos/:scratch-1', JSON.stringify({ code, original: '', after: 'levels' }));
  local.setItem('lab-mqtt:edit:/retain/:clear', edit(code));
  new AttemptStore('qos', storage).save('matrix-qos', committed(notTried, { 'a/b': code }));
  rememberRun('qos', 'levels', storage);
  local.setItem('lab:runs:/qos/', '1');
  local.setItem('starlight-theme', 'dark');
  local.setItem('lab:broker', 'secret');
  local.setItem('lab:reader', 'abcdef');
  const cell = { id: 'levels', code, execution: 1, status: 'ok' as const, milliseconds: 1, outputs: [], dropped: 0 };
  const packets = [capturedPacket(publish)];
  await keepRun(shelf, { page: '/qos/', epoch: 1, cell, packets, hasMore: false, connections: [] }, 5);
}

let browser: Browser;
beforeEach(async () => {
  browser = newBrowser();
  await worked(browser);
});
const all = (from: Browser) => Array.from({ length: from.local.length }, (_, at) => from.local.key(at)).sort();
const file = (json: string) => new Blob([json]);

test('all of it comes through a file into an empty browser; broker, login and the reader’s name do not', async () => {
  const json = writeWork(await gatherWork(browser, null));
  expect(json).not.toMatch(/secret|abcdef/);
  const other = newBrowser();
  const work = await openWork(file(json));
  await takeOver(work, other, true);
  expect(await gatherWork(other, null)).toEqual(await gatherWork(browser, null));
  expect(all(other)).toEqual(all(browser).filter((key) => key !== 'lab:broker' && key !== 'lab:reader'));
  expect([...other.shelf.kept.keys()]).toEqual(['/qos/ levels']);
  expect(other.reloads).toBe(1);
});

test('where both have work it is told what differs, and the reader’s choice holds', async () => {
  const theirs = newBrowser();
  await worked(theirs, 'theirs');
  theirs.local.setItem('lab-mqtt:edit:/qos/:extra', edit('theirs'));
  rememberRun('qos', 'matrix', theirs.storage);
  const work = await gatherWork(theirs, null);
  expect(differing(await gatherWork(browser, null), work)).toEqual({ edits: 3, answers: 1 });
  expect(differing(work, work)).toEqual({ edits: 0, answers: 0 });
  const code = (cell: string) => browser.local.getItem(`lab-mqtt:edit:/qos/:${cell}`);
  await takeOver(work, browser, true);
  expect([code('levels'), code('extra')]).toEqual([edit('mine'), edit('theirs')]);
  expect([...cellsRun('qos', browser.storage)]).toEqual(['levels', 'matrix']);
  await takeOver(work, browser, false);
  expect(code('levels')).toBe(edit('theirs'));
  await undo(browser);
  expect(code('levels')).toBe(edit('mine'));
});

test('without room for it everything is as it was', async () => {
  const theirs = newBrowser();
  theirs.local.setItem('lab-mqtt:edit:/qos/:levels', edit('theirs'));
  theirs.local.setItem('lab-mqtt:edit:/qos/:long', edit('x'.repeat(5000)));
  const [before, keys] = [await gatherWork(browser, null), all(browser)];
  browser.local.room = 3000;
  await expect(takeOver(await gatherWork(theirs, null), browser, false)).rejects.toThrow();
  expect([await gatherWork(browser, null), all(browser)]).toEqual([before, keys]);
  expect([browser.reloads, readNote(browser.session)]).toEqual([0, null]);
});

test('a chapter starts over in both languages, the others stay, and it can be undone', async () => {
  const before = await gatherWork(browser, null);
  await startOver('qos', browser);
  expect(all(browser)).toEqual(['lab-mqtt:edit:/retain/:clear', 'lab:broker', 'lab:reader', 'starlight-theme']);
  expect(browser.shelf.kept.size).toBe(0);
  expect(readNote(browser.session)).toMatchObject({ done: 'started-over', scope: 'qos' });
  browser.local.setItem('lab-mqtt:edit:/retain/:clear', edit('later'));
  await undo(browser);
  expect(browser.local.getItem('lab-mqtt:edit:/retain/:clear')).toBe(edit('later'));
  browser.local.setItem('lab-mqtt:edit:/retain/:clear', edit('mine'));
  expect(await gatherWork(browser, null)).toEqual(before);
  expect(readNote(browser.session)).toMatchObject({ done: 'undone', before: null });
  await undo(browser);
  expect(await gatherWork(browser, null)).toEqual(before);
});

test('the first page is a chapter of its own', async () => {
  browser.local.setItem('lab-mqtt:edit:/:hello', edit('a'));
  browser.local.setItem('lab-mqtt:edit:/en/:hello', edit('b'));
  await removeWork(browser, '');
  expect(all(browser)).not.toContain('lab-mqtt:edit:/en/:hello');
  expect(all(browser)).toContain('lab-mqtt:edit:/qos/:levels');
});

test('without IndexedDB all else is saved, taken over and cleared', async () => {
  const withRun = await gatherWork(browser, null);
  browser.shelf.denied = true;
  await takeOver(withRun, browser, false);
  const work = await gatherWork(browser, null);
  expect([work.runs.length, work.edits.length]).toEqual([0, 3]);
  await startOver('qos', browser);
  await undo(browser);
  expect(await gatherWork(browser, null)).toEqual(work);
});

test('what is stored and is nothing of ours is left out', async () => {
  const other = newBrowser();
  other.local.setItem('lab-mqtt:edit:/qos/:levels', '{"code":7}');
  other.local.setItem('lab:exercise:qos:x', '[]');
  other.local.setItem('lab:other', 'x');
  expect(isEmpty(await gatherWork(other, null))).toBe(true);
});

describe('a file that is no good', () => {
  const whole = { format: 'lab-mqtt work', version: 1, edits: [], answers: [], ran: [], runs: [], theme: null };
  const anEdit = { page: '/qos/', cell: 'levels', edit: { code: '1', original: '' } };
  const entry = { page: '/qos/', cell: 'levels', at: 1, epoch: 1, without: null };
  test.each<[string, unknown, string]>([
    ['no text of ours', 'hello', 'not-work'],
    ['another format', { format: 'lab-mqtt recorded run', version: 1 }, 'not-work'],
    ['null', null, 'not-work'],
    ['a list', [whole], 'not-work'],
    ['newer', { ...whole, version: 2 }, 'newer'],
    ['no version', { ...whole, version: '1' }, 'damaged version'],
    ['a part is missing', { ...whole, answers: undefined }, 'damaged answers'],
    [
      'code that is none',
      { ...whole, edits: [{ ...anEdit, edit: { code: 7, original: '' } }] },
      'damaged edits[0].edit.code',
    ],
    ['a page elsewhere', { ...whole, edits: [{ ...anEdit, page: 'https://x.org/' }] }, 'damaged edits[0].page'],
    ['a cell with a strange name', { ...whole, edits: [anEdit, { ...anEdit, cell: 'a:b' }] }, 'damaged edits[1].cell'],
    [
      'more code than a page shows',
      { ...whole, edits: [{ ...anEdit, edit: { code: '\n'.repeat(9000), original: '' } }] },
      'damaged edits[0].edit.code',
    ],
    [
      'an answer that is none',
      { ...whole, answers: [{ chapter: 'qos', exercise: 'x', attempt: { done: 1 } }] },
      'damaged answers[0].attempt.answer',
    ],
    ['a chapter with a strange name', { ...whole, ran: [{ chapter: '../x', cells: [] }] }, 'damaged ran[0].chapter'],
    ['a run that is not in base64', { ...whole, runs: [{ entry, file: 'x' }] }, 'damaged runs[0].file'],
    ['a theme that there is not', { ...whole, theme: 'pink' }, 'damaged theme'],
  ])('%s', (_, content, expected) => {
    let thrown: unknown = null;
    try {
      readWork(JSON.stringify(content));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(WorkFileError);
    const { code, fault } = thrown as WorkFileError;
    expect([code, fault?.place].filter(Boolean).join(' ')).toBe(expected);
    for (const language of ['zh-cn', 'en'] as const) {
      const said = problemText(thrown, workWords(language));
      expect(said).not.toBe('');
      if (code === 'damaged') expect(said).toContain(fault?.place);
    }
  });

  test('its end is missing', async () => {
    const json = writeWork(await gatherWork(browser, null));
    expect(() => readWork(json.slice(0, -20))).toThrow(/cut-off/);
  });

  test('a run in it that cannot be read is named', async () => {
    const broken = JSON.stringify({ ...whole, runs: [{ entry, file: { base64: 'AAAA' } }] });
    const error: unknown = await openWork(file(broken)).catch((why: unknown) => why);
    expect(problemText(error, workWords('en'))).toContain('the run of levels on the page /qos/');
  });
});
