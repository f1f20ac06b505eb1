// One cell's editor between the plain field and the state: loads it, hands text, caret and focus over to it without
// losing a letter typed meanwhile, and keeps both sides' code the same.
import type { CellId } from '../kernel/protocol.ts';
import { shownCode } from './cell.ts';
import { lineAndColumn } from './code-position.ts';
import type { EditorHandle } from './editor/editor-contract.ts';
import type { PageNotebook } from './page-notebook.ts';

interface OpenOptions {
  host: HTMLElement;
  /** The plain field, while it stands. Its `data-composing` says that an input method is at work in it. */
  field: () => HTMLTextAreaElement | null;
  leave: () => void;
  onFailed: () => void;
}

export class EditorMount {
  readonly #notebook: PageNotebook;
  readonly #cell: CellId;
  #opening: Promise<boolean> | null = null;
  #handle: EditorHandle | null = null;
  #closed = false;
  /** The code that the editor holds. */
  #code = '';
  /** The code as it was when the field opened. */
  readonly #codeBefore: string;
  #takeOver: { line: number; column: number } | null = null;

  constructor(notebook: PageNotebook, cell: CellId) {
    this.#notebook = notebook;
    this.#cell = cell;
    this.#codeBefore = this.#present();
  }

  /** Where an editor of that size helps: a wide page and an exact pointer. */
  static fits(): boolean {
    return !matchMedia('(pointer: coarse), (max-width: 40rem)').matches;
  }

  /** Resolves with whether the editor is ready to be shown; rejects when its code cannot be loaded. */
  open(options: OpenOptions): Promise<boolean> {
    return (this.#opening ??= this.#open(options));
  }

  /** Takes the focus, if the field had it, to the same place. Called once the editor is visible. */
  takeOver(): void {
    if (this.#takeOver) this.#handle?.focus(this.#takeOver);
    this.#takeOver = null;
  }

  /** Gives the editor the present code, if that was changed from outside. */
  update(): void {
    const code = this.#present();
    if (!this.#handle || code === this.#code) return;
    this.#code = code;
    this.#handle.setCode(code);
  }

  /** Whether there is an editor to take the focus. */
  focus({ line, column }: { line?: number; column?: number }): boolean {
    if (!this.#handle) return false;
    this.#handle.focus(line === undefined ? undefined : { line, ...(column !== undefined && { column }) });
    return true;
  }

  close(): void {
    this.#closed = true;
    this.#notebook.editors.delete(this.#cell);
    this.#notebook.editorLayout.value += 1;
    this.#handle?.dispose();
    this.#handle = null;
  }

  async #open({ host, field, leave, onFailed }: OpenOptions): Promise<boolean> {
    const notebook = this.#notebook;
    const openEditor = await notebook.loadEditor();
    await composed(field());
    if (this.#closed) return false;
    this.#code = this.#present();
    const handle = await openEditor({
      host,
      cell: this.#cell,
      code: this.#code,
      codeBefore: this.#codeBefore,
      selection: selectionOf(field()),
      language: notebook.language,
      label: notebook.words.cell.field(notebook.nameOf(this.#cell)),
      cells: () => notebook.cells(),
      onChange: (code) => {
        this.#code = code;
        notebook.dispatch({ type: 'edit', cell: this.#cell, code });
      },
      onRun: (advance) => {
        if (advance) notebook.runAndGoOn(this.#cell);
        else notebook.dispatch({ type: 'run', cell: this.#cell });
      },
      onLeave: leave,
      onLayout: () => (notebook.editorLayout.value += 1),
      onFailed,
    });
    await composed(field());
    // `close` may have been called while we waited; the compiler does not see that.
    if (this.#isClosed()) {
      handle.dispose();
      return false;
    }
    const old = field();
    if (old && old === document.activeElement) this.#takeOver = lineAndColumn(old.value, old.selectionEnd);
    this.#handle = handle;
    notebook.editors.set(this.#cell, handle);
    notebook.editorLayout.value += 1;
    this.update();
    return true;
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #present(): string {
    const cell = this.#notebook.state.peek().cells[this.#cell];
    return cell ? shownCode(cell) : '';
  }
}

function selectionOf(field: HTMLTextAreaElement | null): { start: number; end: number } {
  return { start: field?.selectionStart ?? 0, end: field?.selectionEnd ?? 0 };
}

/** Waits until an input method has finished its word: the field must not go away under it. */
async function composed(field: HTMLTextAreaElement | null): Promise<void> {
  if (field?.dataset['composing'] !== 'true') return;
  await new Promise((resolve) => {
    field.addEventListener('compositionend', resolve, { once: true });
    field.addEventListener('blur', resolve, { once: true });
  });
}
