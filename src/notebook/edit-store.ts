// The reader's edits in the browser's storage: one item per page and cell, so that two tabs overwrite cells, not pages.
// What cannot be stored is kept in memory, and `trouble` tells why. No timers here: the page says when to write.
import type { CellId } from '../kernel/protocol.ts';
import { scratchNumber, withinBounds } from './stored-edits.ts';

export interface SavedEdit {
  code: string;
  /** Hash of the chapter's code that was edited; empty for a scratch cell. */
  original: string;
  /** For a scratch cell: the cell it stands below, or null for the page's beginning. */
  after?: CellId | null;
}

/** What of `Storage` is used; a browser that denies storage may throw even when it is asked for. */
export type EditStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type StorageTrouble = 'none' | 'full' | 'denied';

/** The page and the cell follow, with a colon between them. */
export const editPrefix = 'lab-mqtt:edit:';

export class EditStore {
  readonly #open: () => EditStorage;
  readonly #prefix: string;
  /** Written at the next `flush`; `null` removes. */
  readonly #pending = new Map<CellId, SavedEdit | null>();
  #trouble: StorageTrouble = 'none';
  readonly #leftOut = new Set<CellId>();

  /** `open` gives the storage and may throw. `page` is the page's path without the site's base. */
  constructor(open: () => EditStorage, page: string) {
    this.#open = open;
    this.#prefix = `${editPrefix}${page}:`;
  }

  get trouble(): StorageTrouble {
    return this.#trouble;
  }

  /** Whether leaving the page now would lose an edit, after a `flush`. */
  get holdsUnsaved(): boolean {
    return this.#pending.size > 0;
  }

  /** Cells of this page that are stored and not shown: there are too many of them, or they are too large. */
  get leftOut(): ReadonlySet<CellId> {
    return this.#leftOut;
  }

  /**
   * The edits of this page that it can show; `known`: the chapter's cells, null = all that the reader has not added. An
   * item that is not ours or damaged is left alone and not returned.
   */
  load(known: ReadonlySet<CellId> | null = null): Map<CellId, SavedEdit> {
    const { shown, leftOut } = withinBounds(this.#all(), known);
    for (const cell of leftOut) this.#leftOut.add(cell);
    return shown;
  }

  /** Another tab has stored what this page cannot show. */
  leaveOut(cell: CellId): void {
    this.#leftOut.add(cell);
  }

  #all(): Map<CellId, SavedEdit> {
    const edits = new Map<CellId, SavedEdit>();
    try {
      const storage = this.#open();
      for (let place = 0; place < storage.length; place += 1) {
        const key = storage.key(place);
        const cell = key === null ? null : this.cellOf(key);
        const edit = key === null || cell === null ? null : parseEdit(storage.getItem(key));
        if (cell !== null && edit) edits.set(cell, edit);
      }
    } catch {
      this.#trouble = 'denied';
    }
    return edits;
  }

  /** To be written at the next `flush`. */
  save(cell: CellId, edit: SavedEdit): void {
    this.#pending.set(cell, edit);
  }

  remove(cell: CellId): void {
    this.#pending.set(cell, null);
  }

  /** Writes what waits. What the storage refuses goes on waiting, in memory. */
  flush(): void {
    for (const [cell, edit] of this.#pending) {
      try {
        if (this.#leftOut.has(cell)) this.#setAside(cell);
        if (edit) this.#open().setItem(this.#prefix + cell, JSON.stringify(edit));
        else this.#open().removeItem(this.#prefix + cell);
        this.#pending.delete(cell);
      } catch (error) {
        this.#trouble = isFull(error) ? 'full' : 'denied';
        // Storage that lets nothing in holds nothing to remove either.
        if (!edit) this.#pending.delete(cell);
      }
    }
    if (this.#pending.size === 0 && this.#trouble === 'full') this.#trouble = 'none';
  }

  /** What is stored of a cell that is not shown gets a name of its own before another takes its place. */
  #setAside(cell: CellId): void {
    const storage = this.#open();
    const edit = parseEdit(storage.getItem(this.#prefix + cell));
    if (edit !== null) {
      const names = [...this.#all().keys(), ...this.#pending.keys()];
      const free = `scratch-${Math.max(0, ...names.map((name) => scratchNumber(name) ?? 0)) + 1}`;
      const after = scratchNumber(cell) === null ? cell : (edit.after ?? null);
      storage.setItem(this.#prefix + free, JSON.stringify({ code: edit.code, original: '', after }));
      this.#leftOut.add(free);
    }
    this.#leftOut.delete(cell);
  }

  /** The cell of this page that a storage key belongs to, or null. */
  cellOf(key: string): CellId | null {
    return key.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : null;
  }
}

/** Null for anything that is not an edit. */
export function parseEdit(text: string | null): SavedEdit | null {
  if (text === null) return null;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('code' in read) || !('original' in read)) return null;
    const { code, original } = read;
    if (typeof code !== 'string' || typeof original !== 'string') return null;
    if (!('after' in read)) return { code, original };
    return { code, original, after: typeof read.after === 'string' ? read.after : null };
  } catch {
    return null;
  }
}

/** FNV-1a over UTF-16 units, 32 bits in hexadecimal: tells an old chapter's code from a new one, no more than that. */
export function codeHash(code: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < code.length; place += 1) hash = Math.imul(hash ^ code.charCodeAt(place), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(error.name);
}
