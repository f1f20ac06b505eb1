// The code of a cell: highlighted text that becomes a plain field when tapped, and the full editor in place of the
// field once that has loaded. On a phone the field is all there is. The field lies over the text, letter upon letter.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSignalEffect } from '@preact/signals';
import { shownCode, type CellState } from './cell.ts';
import { clickedOffset } from './code-position.ts';
import { EditorMount } from './editor-mount.ts';
import { HighlightedCode } from './HighlightedCode.tsx';
import type { PageNotebook } from './page-notebook.ts';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
  /** Puts the focus behind the code, so that Tab moves on. */
  leave: () => void;
}

/** `editor` from the moment that Monaco stands in the field's place. */
type Mode = 'still' | 'field' | 'editor';

export function CodeArea({ notebook, cell, leave }: Props) {
  const { id } = cell;
  const code = shownCode(cell);
  const say = notebook.words;
  const [mode, setMode] = useState<Mode>('still');
  const [mark, setMark] = useState<number | null>(null);
  const [plain, setPlain] = useState(false);
  const still = useRef<HTMLPreElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const caret = useRef(0);
  const mount = useRef<EditorMount | null>(null);
  const name = notebook.nameOf(id);
  const shown = cell.foreign === null ? mode : 'still';

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
    const opening = mount.current;
    opening
      .open({ host: host.current, field: () => field.current, leave, onFailed: () => fallBack(true) })
      .then((opened) => opened && setMode('editor'))
      .catch(() => setPlain(true));
  }, [shown === 'field']);

  useEffect(() => mount.current?.update(), [code]);
  useEffect(() => {
    if (cell.foreign !== null) fallBack(false);
  }, [cell.foreign]);
  useEffect(() => () => mount.current?.close(), []);

  useSignalEffect(() => {
    const wish = notebook.focus.value;
    if (wish?.cell !== id) return;
    setMark(wish.line ?? null);
    if (mount.current?.focus(wish)) return;
    still.current?.closest('.lab-cell')?.scrollIntoView({ block: 'nearest' });
    still.current?.focus({ preventScroll: true });
  });

  const fallBack = (failed: boolean) => {
    mount.current?.close();
    mount.current = null;
    setPlain(failed);
    setMode('still');
  };
  const begin = (at: number) => {
    if (cell.foreign !== null) return;
    caret.current = at;
    setMark(null);
    setMode('field');
  };
  const runKeys = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Enter' || event.isComposing) return false;
    if (event.shiftKey) notebook.runAndGoOn(id);
    else if (event.ctrlKey || event.metaKey) notebook.dispatch({ type: 'run', cell: id });
    else return false;
    event.preventDefault();
    return true;
  };

  return (
    <div class="lab-code" data-mode={shown}>
      <div class="lab-code-scroll" hidden={shown === 'editor'}>
        <div class="lab-code-stack">
          <pre
            ref={still}
            tabIndex={shown === 'still' ? 0 : -1}
            role="group"
            aria-label={say.cell.code(name)}
            aria-hidden={shown === 'field'}
            onClick={(event) => {
              if (getSelection()?.isCollapsed !== false) begin(clickedOffset(event.currentTarget, event));
            }}
            onKeyDown={(event) => {
              if (runKeys(event) || event.key !== 'Enter') return;
              event.preventDefault();
              begin(code.length);
            }}
          >
            <HighlightedCode code={code} />
            {'\n'}
          </pre>
          {mark !== null && <span class="lab-code-mark" style={{ '--lab-line': mark - 1 }} />}
          {shown === 'field' && (
            <textarea
              ref={field}
              value={code}
              aria-label={say.cell.field(name)}
              spellcheck={false}
              autocapitalize="off"
              autocomplete="off"
              autocorrect="off"
              wrap="off"
              onInput={(event) => notebook.dispatch({ type: 'edit', cell: id, code: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (runKeys(event) || event.key !== 'Escape' || event.isComposing) return;
                event.preventDefault();
                leave();
              }}
              onCompositionStart={(event) => (event.currentTarget.dataset['composing'] = 'true')}
              onCompositionEnd={(event) => (event.currentTarget.dataset['composing'] = 'false')}
              onBlur={() => setMode((now) => (now === 'field' ? 'still' : now))}
            />
          )}
        </div>
      </div>
      <div class="lab-code-editor" ref={host} />
      {plain && <p class="lab-note">{say.edits.plainField}</p>}
    </div>
  );
}
