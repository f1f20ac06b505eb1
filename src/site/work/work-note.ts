// What is told of a change of the reader's work when the page has been loaded anew, and what it takes to undo it. It goes with
// the tab.
import { checkedOrNull, oneOf, orNull, record, text } from '../../checks.ts';
import type { Scope } from './kept-work.ts';
import { longestWork } from './work-file.ts';

export const noteKey = 'lab:work-note';

type Openable = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface WorkNote {
  done: 'imported' | 'started-over' | 'undone';
  /** Where it happened. */
  scope: Scope;
  /** The file of the work that was there before; null: it cannot be undone. */
  before: string | null;
}

const note = record({
  done: oneOf('imported', 'started-over', 'undone'),
  scope: orNull(text(100)),
  before: orNull(text(longestWork)),
});

/** What does not fit into the storage is left out: first the way back, then all. */
export function leaveNote(open: Openable, left: WorkNote): void {
  for (const one of [left, { ...left, before: null }]) {
    try {
      open().setItem(noteKey, JSON.stringify(one));
      return;
    } catch {
      // Full or denied.
    }
  }
}

/** Null when there is none, or it is nothing of ours. */
export function readNote(open: Openable): WorkNote | null {
  try {
    return checkedOrNull(note, JSON.parse(open().getItem(noteKey) ?? 'null'));
  } catch {
    return null;
  }
}

export function dropNote(open: Openable): void {
  try {
    open().removeItem(noteKey);
  } catch {
    // Nothing is kept then.
  }
}
