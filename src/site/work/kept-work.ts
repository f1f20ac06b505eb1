// A reader's work in the storages of this browser: gathered, put there, taken away; of one chapter, or of the whole book.
import { AttemptStore, attemptPrefix } from '../../exercises/attempt-store.ts';
import { notTried } from '../../exercises/attempt.ts';
import { editPrefix, parseEdit } from '../../notebook/edit-store.ts';
import { keyOf, type RunShelf, type ShelfEntry } from '../../notebook/kept-runs/run-shelf.ts';
import { cellsRun, progressPrefix, rememberRun } from '../progress.ts';
import type { Work } from './work-file.ts';

export interface Places {
  /** Throws where storage is denied. */
  storage: () => Storage;
  shelf: RunShelf;
}

/** The slug of a chapter, in both languages; null: all of the book. */
export type Scope = string | null;

const themeKey = 'starlight-theme';
export const markPrefix = 'lab:runs:';

/** `/en/qos/` → `qos`. */
const chapterOf = (page: string): string => page.replace(/^\/(?:en\/)?|\/$/g, '').replace(/^en$/, '');

/** What cannot be read is left out. */
export async function gatherWork({ storage, shelf }: Places, scope: Scope): Promise<Work> {
  const store = storage();
  const isIn = (chapter: string): boolean => scope === null || chapter === scope;
  const work: Work = { edits: [], answers: [], ran: [], runs: [], theme: null };
  for (const key of keysOf(store)) {
    const [page = '', cell = ''] = partsBehind(editPrefix, key);
    const edit = cell === '' ? null : parseEdit(store.getItem(key));
    if (edit && isIn(chapterOf(page))) work.edits.push({ page, cell, edit });
    const [chapter = '', exercise = ''] = partsBehind(attemptPrefix, key);
    const attempt = exercise === '' ? notTried : new AttemptStore(chapter, storage).load(exercise);
    if (attempt !== notTried && isIn(chapter)) work.answers.push({ chapter, exercise, attempt });
    if (key.startsWith(progressPrefix) && isIn(key.slice(progressPrefix.length))) {
      const slug = key.slice(progressPrefix.length);
      work.ran.push({ chapter: slug, cells: [...cellsRun(slug, storage)] });
    }
  }
  for (const entry of await entriesIn(shelf, isIn)) {
    const file = await shelf.read(keyOf(entry));
    if (file) work.runs.push({ entry, file });
  }
  const theme = store.getItem(themeKey);
  if (scope === null && (theme === 'light' || theme === 'dark')) work.theme = theme;
  return work;
}

/** Of edits and answers that both have, how many differ. */
export function differing(one: Work, other: Work): { edits: number; answers: number } {
  const count = <T>(
    mine: readonly T[],
    theirs: readonly T[],
    key: (item: T) => string,
    value: (item: T) => unknown,
  ) => {
    const known = new Map(mine.map((item) => [key(item), JSON.stringify(value(item))]));
    return theirs.filter((item) => known.has(key(item)) && known.get(key(item)) !== JSON.stringify(value(item))).length;
  };
  return {
    edits: count(
      one.edits,
      other.edits,
      ({ page, cell }) => `${page} ${cell}`,
      ({ edit }) => edit.code,
    ),
    answers: count(
      one.answers,
      other.answers,
      ({ chapter, exercise }) => `${chapter} ${exercise}`,
      ({ attempt: { answer, done } }) => [answer, done],
    ),
  };
}

/** `keep`: what is there stays there. Rejects when there is no room; then some of it may be there. */
export async function putWork(work: Work, { storage, shelf }: Places, keep: boolean): Promise<void> {
  const store = storage();
  const put = (key: string, value: string): void => {
    if (!keep || store.getItem(key) === null) store.setItem(key, value);
  };
  const kept = new Set(keep ? keysOf(store) : []);
  for (const { page, cell, edit } of work.edits) put(`${editPrefix}${page}:${cell}`, JSON.stringify(edit));
  for (const { chapter, exercise, attempt } of work.answers)
    put(`${attemptPrefix}${chapter}:${exercise}`, JSON.stringify(attempt));
  for (const { chapter, cells } of work.ran) for (const cell of cells) rememberRun(chapter, cell, storage);
  if (work.theme !== null) put(themeKey, work.theme);
  const entries = await shelf.entries().catch(() => null);
  // A browser that keeps no runs does without them.
  if (entries === null) return;
  const there = new Set(entries.map(keyOf));
  for (const { entry, file } of work.runs) {
    // A run goes with the code that it is of.
    const hasOwn = there.has(keyOf(entry)) || kept.has(`${editPrefix}${entry.page}:${entry.cell}`);
    if (keep && hasOwn) continue;
    await shelf.write(entry, file, []);
    store.setItem(markPrefix + entry.page, '1');
  }
}

export async function removeWork({ storage, shelf }: Places, scope: Scope): Promise<void> {
  const store = storage();
  const isIn = (chapter: string): boolean => scope === null || chapter === scope;
  for (const key of keysOf(store)) {
    const [page] = partsBehind(editPrefix, key);
    const [chapter] = partsBehind(attemptPrefix, key);
    const [progress] = partsBehind(progressPrefix, key);
    const [marked] = partsBehind(markPrefix, key);
    const of = [page, marked].filter((path) => path !== undefined).map(chapterOf)[0] ?? chapter ?? progress;
    if (of !== undefined && isIn(of)) store.removeItem(key);
  }
  await shelf.remove((await entriesIn(shelf, isIn)).map(keyOf)).catch(() => undefined);
}

async function entriesIn(shelf: RunShelf, isIn: (chapter: string) => boolean): Promise<ShelfEntry[]> {
  const entries = await shelf.entries().catch(() => []);
  return entries.filter(({ page }) => isIn(chapterOf(page)));
}

function keysOf(store: Storage): string[] {
  return Array.from({ length: store.length }, (_, place) => store.key(place))
    .filter((key) => key !== null)
    .sort();
}

function partsBehind(prefix: string, key: string): string[] {
  return key.startsWith(prefix) ? key.slice(prefix.length).split(':') : [];
}
