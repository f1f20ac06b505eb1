// In which of its three forms the code of a cell is shown, and how it goes from one to the next.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type MutableRef } from 'preact/hooks';
import { shownCode, type CellState } from './cell.ts';
import { EditorMount } from './editor-mount.ts';
import type { PageNotebook } from './page-notebook.ts';

/** Highlighted text; a plain field over it; Monaco in the field's place. */
export type CodeMode = 'still' | 'field' | 'editor';

export interface CodeModes {
  shown: CodeMode;
  /** The editor could not be had: the field is all there is. */
  plain: boolean;
  field: MutableRef<HTMLTextAreaElement | null>;
  /** What the editor stands in. */
  host: MutableRef<HTMLDivElement | null>;
  /** Opens the field, with the caret at that offset. */
  begin: (at: number) => void;
  /** The field has lost the focus. */
  leaveField: () => void;
  /** Whether there was an editor to take the focus. */
  focusEditor: EditorMount['focus'];
}

/** `leave`: puts the focus behind the code. The same function each time. */
export function useCodeMode(notebook: PageNotebook, cell: CellState, leave: () => void): CodeModes {
  const { id } = cell;
  const code = shownCode(cell);
  const foreign = cell.foreign !== null;
  const [mode, setMode] = useState<CodeMode>('still');
  const [plain, setPlain] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const caret = useRef(0);
  const mount = useRef<EditorMount | null>(null);
  const shown = foreign ? 'still' : mode;
  const fallBack = useCallback((failed: boolean) => {
    mount.current?.close();
    mount.current = null;
    setPlain(failed);
    setMode('still');
  }, []);

  // At once, so that no key goes astray between the text, the field and the editor.
  useLayoutEffect(() => {
    if (shown === 'editor') mount.current?.takeOver();
    if (shown !== 'field') return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(caret.current, caret.current);
  }, [shown]);
  useEffect(() => {
    if (shown !== 'field' || !host.current || plain || !EditorMount.fits()) return;
    mount.current ??= new EditorMount(notebook, id);
    mount.current
      .open({ host: host.current, field: () => field.current, leave, onFailed: () => fallBack(true) })
      .then((opened) => opened && setMode('editor'))
      .catch(() => setPlain(true));
  }, [notebook, id, shown, plain, leave, fallBack]);

  useEffect(() => mount.current?.update(), [code]);
  useEffect(() => {
    if (foreign) fallBack(false);
  }, [foreign, fallBack]);
  useEffect(() => () => mount.current?.close(), []);

  return {
    shown,
    plain,
    field,
    host,
    begin: (at) => {
      if (foreign) return;
      caret.current = at;
      setMode('field');
    },
    leaveField: () => setMode((now) => (now === 'field' ? 'still' : now)),
    focusEditor: (wish) => mount.current?.focus(wish) ?? false,
  };
}
