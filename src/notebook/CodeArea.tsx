// The code of a cell: highlighted text that becomes a plain field when tapped, and the full editor in place of the
// field once that has loaded. On a phone the field is all there is.
import { useRef, useState } from 'preact/hooks';
import { useSignalEffect } from '@preact/signals';
import { shownCode, type CellState } from './cell.ts';
import { CodeField } from './CodeField.tsx';
import { CodeText } from './CodeText.tsx';
import type { PageNotebook } from './page-notebook.ts';
import { showWhatIsTyped } from './in-sight.ts';
import { runByKey } from './run-keys.ts';
import { useCodeMode } from './use-code-mode.ts';
import { useHelperFold } from './use-helper-fold.ts';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
  /** Puts the focus behind the code, so that Tab moves on. The same function each time. */
  leave: () => void;
}

export function CodeArea({ notebook, cell, leave }: Props) {
  const { id } = cell;
  const say = notebook.words;
  const name = notebook.nameOf(id);
  const { shown, plain, field, host, begin, leaveField, focusEditor } = useCodeMode(notebook, cell, leave);
  /** The line that the page points at, from 1. */
  const [mark, setMark] = useState<number | null>(null);
  const { helper, folded, setFolded } = useHelperFold(notebook, cell, shown, mark);
  const text = useRef<HTMLPreElement>(null);
  useSignalEffect(() => {
    const wish = notebook.focus.value;
    if (wish?.cell !== id) return;
    setMark(wish.line ?? null);
    if (focusEditor(wish)) return;
    if (!wish.stay) text.current?.closest('.lab-cell')?.scrollIntoView({ block: 'nearest' });
    text.current?.focus({ preventScroll: true });
  });
  const onBegin = (at: number): void => {
    if (cell.foreign === null) setMark(null);
    begin(at);
  };
  const shared = { code: shownCode(cell), runKeys: (event: KeyboardEvent) => runByKey(event, notebook, id) };
  return (
    <div class="lab-code" data-mode={shown} data-folded={folded} onKeyDownCapture={showWhatIsTyped}>
      <div class="lab-code-scroll" hidden={shown === 'editor'} style={{ '--lab-lines': helper?.above }}>
        <div class="lab-code-stack">
          <CodeText
            {...shared}
            text={text}
            label={say.cell.code(name)}
            covered={shown === 'field'}
            stop={shown === 'still'}
            onBegin={onBegin}
          />
          {mark !== null && <span class="lab-code-mark" style={{ '--lab-line': mark - 1 }} />}
          {shown === 'field' && (
            <CodeField
              {...shared}
              field={field}
              label={say.cell.field(name)}
              onEdit={(code) => notebook.dispatch({ type: 'edit', cell: id, code })}
              onLeave={leave}
              onBlur={leaveField}
            />
          )}
        </div>
      </div>
      {helper && (
        <button type="button" class="lab-code-fold" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {say.cell.helper(helper.lines)}
        </button>
      )}
      <div class="lab-code-editor" ref={host} />
      {plain && <p class="lab-note">{say.edits.plainField}</p>}
    </div>
  );
}
