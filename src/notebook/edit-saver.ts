// Saves the reader's code of each cell, a moment after the last change of it.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { CellId } from '../kernel/protocol.ts';
import { codeHash, type EditStore, type StorageTrouble } from './edit-store.ts';
import type { NotebookState } from './notebook-state.ts';

/** Milliseconds without a further change. */
const saveAfter = 400;

export class EditSaver {
  readonly #trouble = signal<StorageTrouble>('none');
  readonly #state: ReadonlySignal<NotebookState>;
  readonly #store: EditStore;
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(state: ReadonlySignal<NotebookState>, store: EditStore) {
    this.#state = state;
    this.#store = store;
    this.#trouble.value = store.trouble;
  }

  get trouble(): ReadonlySignal<StorageTrouble> {
    return this.#trouble;
  }

  get holdsUnsaved(): boolean {
    return this.#store.holdsUnsaved;
  }

  save(id: CellId): void {
    const cell = this.#state.peek().cells[id];
    if (!cell) return;
    this.#store.save(id, {
      code: cell.code,
      original: cell.kind === 'chapter' ? codeHash(cell.original) : '',
      ...(cell.kind === 'scratch' && { after: this.#before(id) }),
    });
    if (cell.kind === 'scratch') this.#saveOrder();
    this.#saveSoon();
  }

  /** `before`: the page as it was before that code went. */
  forget(id: CellId, before: NotebookState): void {
    this.#store.remove(id);
    if (before.cells[id]?.kind === 'scratch') this.#saveOrder();
    this.#saveSoon();
  }

  /** Writes what waits for its turn. */
  saveNow(): void {
    clearTimeout(this.#saving);
    this.#store.flush();
    this.#trouble.value = this.#store.trouble;
  }

  /** Scratch cells are stored with the cell above them; adding or deleting one changes that for the next. */
  #saveOrder(): void {
    const { order, cells } = this.#state.peek();
    for (const id of order) {
      const cell = cells[id];
      // A cell that a link has made is the reader's only when they take it.
      if (cell?.kind === 'scratch' && !(cell.foreign !== null && cell.code === ''))
        this.#store.save(id, { code: cell.code, original: '', after: this.#before(id) });
    }
  }

  #before(id: CellId): CellId | null {
    const { order } = this.#state.peek();
    return order[order.indexOf(id) - 1] ?? null;
  }

  #saveSoon(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.saveNow(), saveAfter);
  }
}
