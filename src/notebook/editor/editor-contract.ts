// What the notebook and its editor know of each other. Nothing here pulls in editor code: the notebook imports these
// types, and `open-editor.ts` by a dynamic import when a cell is first edited.
import type { CellId } from '../../kernel/protocol.ts';
import type { Language } from '../../language.ts';

/** Where the caret stands: character offsets into the code. `start` = `end` without a selection. */
export interface CodeSelection {
  start: number;
  end: number;
}

export interface EditorOptions {
  /** Empty element in the page's flow. The editor fills it and grows with its content; it never scrolls vertically. */
  host: HTMLElement;
  cell: CellId;
  code: string;
  /** The code before anything was typed in the plain field: the first undo goes back to it. */
  codeBefore: string;
  /** What the plain field had selected when the editor took over. */
  selection: CodeSelection;
  /** The page's language, for labels; it does not change while the page is open. */
  language: Language;
  /** Label for screen readers, in the page's language. */
  label: string;
  /**
   * Every cell of the page in page order, this one included, with its present code: for names and types across cells.
   */
  cells(): { id: CellId; code: string }[];
  /** The reader changed the code. Not called for `setCode`. */
  onChange(code: string): void;
  /** Ctrl/Cmd+Enter (`advance` false) or Shift+Enter (`advance` true: run, then go to the next cell). */
  onRun(advance: boolean): void;
  /** Esc with no suggestion box or other overlay open: the notebook takes the focus so that Tab moves on. */
  onLeave(): void;
  /** Lines stand elsewhere than before: text was wrapped, or something opened between lines. */
  onLayout(): void;
  /** Editor code or its language worker ended unexpectedly after opening. The notebook goes back to the plain field. */
  onFailed(error: Error): void;
}

export interface EditorHandle {
  /**
   * Replaces the code from outside (reset, another tab) as one step that undo takes back. Keeps the caret where it can.
   */
  setCode(code: string): void;
  /** Focuses the editor; with `position` (line and column from 1) it also puts the caret there and shows it. */
  focus(position?: { line: number; column?: number }): void;
  /** The present selection, to hand back to the plain field. */
  selection(): CodeSelection;
  /** How far below the top of the first line the line `line` (from 1) begins, in CSS pixels. */
  lineTop(line: number): number;
  /** Another cell's code, or the order of cells, changed: looks for problems again with what `cells()` says now. */
  refresh(): void;
  /** Removes the editor and its models; the host element is empty again. Idempotent. */
  dispose(): void;
}

/**
 * The shape of `openEditor` in `open-editor.ts`. Resolves when the editor shows the code and can be typed in (types may
 * still be loading); rejects when editor code cannot be loaded, and has then left `host` empty.
 */
export type OpenEditor = (options: EditorOptions) => Promise<EditorHandle>;
