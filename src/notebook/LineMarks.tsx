// The marks in a cell's gutter beside the lines that sent packets. The line behind the selected packet is lit. One stop
// for Tab; arrow keys go from mark to mark.
import { useSignal } from '@preact/signals';
import type { CSSProperties } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { CellId } from '../kernel/protocol.ts';
import { shownCode, type CellState } from './cell.ts';
import { marksOf } from './line-mark.ts';
import { LineMarkButton } from './LineMarkButton.tsx';
import type { PageNotebook } from './page-notebook.ts';
import './line-marks.css';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
}

export function LineMarks({ notebook, cell }: Props) {
  const { calls, words } = notebook;
  const run = calls.of(cell.id).value;
  const pointed = calls.pointed.value;
  const code = shownCode(cell);
  const current = useSignal(0);
  /** Esc has sent the summary away that covers a line. */
  const quiet = useSignal(false);
  const list = useRef<HTMLDivElement>(null);
  const moves = useMemo(() => calls.moves(run.execution, code), [calls, run.execution, code]);
  const lit = useMemo(
    () => (pointed?.cell === cell.id ? calls.moves(pointed.execution, code).get(pointed.line) : undefined),
    [calls, pointed, cell.id, code],
  );
  const place = linePlaces(notebook, cell.id);
  const marks = run.execution === cell.execution ? marksOf(run.lines, moves) : [];
  const focused = Math.min(current.value, marks.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') quiet.value = true;
    const to = { ArrowUp: focused - 1, ArrowDown: focused + 1, Home: 0, End: marks.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    current.value = Math.max(0, Math.min(marks.length - 1, to));
    list.current?.querySelectorAll('button')[current.value]?.focus();
  };
  return (
    <div class="lab-line-marks">
      {lit !== undefined && <span class="lab-line-lit" style={place(lit)} />}
      {marks.length > 0 && (
        <div
          ref={list}
          role="toolbar"
          aria-orientation="vertical"
          data-quiet={quiet.value}
          aria-label={words.packets.byLine(notebook.nameOf(cell.id))}
          onKeyDown={onKeyDown}
        >
          {marks.map((mark, index) => (
            <LineMarkButton
              key={mark.line}
              {...{ mark, words }}
              place={place(mark.at)}
              stop={index === focused}
              onPointerEnter={() => (quiet.value = false)}
              onFocus={() => {
                current.value = index;
                quiet.value = false;
              }}
              onShow={(button) => {
                const line = { cell: cell.id, execution: run.execution, line: mark.line };
                notebook.showPackets(line, mark.packets.first, button);
              }}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** Where a line begins, in the editor where there is one. */
function linePlaces({ editorLayout, editors }: PageNotebook, cell: CellId): (line: number) => CSSProperties {
  // Read for its change: the editor is no signal.
  const editor = editorLayout.value < 0 ? undefined : editors.get(cell);
  return (line) => ({
    '--lab-line-top': editor ? `${editor.lineTop(line)}px` : `calc(${line - 1} * var(--lab-code-line))`,
  });
}
