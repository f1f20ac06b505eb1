// What can be done with a reader's work. After a change the page is loaded anew: only a fresh page shows nothing but what is
// stored. What was there before goes along in a note, so that the change can be undone.
import { readKeptRun } from '../../notebook/kept-runs/read-kept-runs.ts';
import { gatherWork, putWork, removeWork, type Places, type Scope } from './kept-work.ts';
import { readWork, writeWork, type Work } from './work-file.ts';
import { leaveNote, readNote, type WorkNote } from './work-note.ts';

export interface WorkPlaces extends Places {
  session: () => Storage;
  /** Loads the page anew. */
  reload: () => void;
}

/** A run in a file that cannot be read. */
export class DamagedRun extends Error {
  override readonly name = 'DamagedRun';
  readonly page: string;
  readonly cell: string;

  constructor({ page, cell }: { page: string; cell: string }) {
    super(`The run of ${cell} on ${page} cannot be read`);
    this.page = page;
    this.cell = cell;
  }
}

/** Rejects with WorkFileError or DamagedRun. */
export async function openWork(file: Blob): Promise<Work> {
  const work = readWork(await file.text());
  for (const { entry, file: run } of work.runs)
    if ((await readKeptRun(entry, run)) === null) throw new DamagedRun(entry);
  return work;
}

/** `keep`: what is there stays there. Rejects when there is no room, and then everything is as it was. */
export async function takeOver(work: Work, places: WorkPlaces, keep: boolean): Promise<void> {
  const before = await gatherWork(places, null);
  try {
    await putWork(work, places, keep);
  } catch (error) {
    await putBack(before, places, null);
    throw error;
  }
  finish(places, { done: 'imported', scope: null, before: writeWork(before) });
}

export async function startOver(chapter: string, places: WorkPlaces): Promise<void> {
  const before = await gatherWork(places, chapter);
  await removeWork(places, chapter);
  finish(places, { done: 'started-over', scope: chapter, before: writeWork(before) });
}

/** Does nothing when there is nothing to undo. */
export async function undo(places: WorkPlaces): Promise<void> {
  const note = readNote(places.session);
  if (note === null || note.before === null) return;
  await putBack(readWork(note.before), places, note.scope);
  finish(places, { done: 'undone', scope: note.scope, before: null });
}

async function putBack(work: Work, places: Places, scope: Scope): Promise<void> {
  await removeWork(places, scope);
  await putWork(work, places, false);
}

function finish({ session, reload }: WorkPlaces, note: WorkNote): void {
  leaveNote(session, note);
  reload();
}
