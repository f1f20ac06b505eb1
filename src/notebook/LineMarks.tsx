// The marks in a cell's gutter beside the lines that sent packets: how many, and in the colour of their family. Pressing one shows them. The
// line behind the selected packet is lit. One stop for Tab; arrow keys go from mark to mark.
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { packetFamily } from '../capture/describe.ts';
import { shownCode, type CellState } from './cell.ts';
import { countsText, type LinePackets, type PacketCounts } from './line-packets.ts';
import type { PageNotebook } from './page-notebook.ts';
import './line-marks.css';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
}

export function LineMarks({ notebook, cell }: Props) {
  const { calls, editorLayout, editors, words } = notebook;
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
  // Read for its change: the editor is no signal.
  const editor = editorLayout.value < 0 ? undefined : editors.get(cell.id);
  const place = (line: number) => ({
    '--lab-line-top': editor ? `${editor.lineTop(line)}px` : `calc(${line - 1} * var(--lab-code-line))`,
  });
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
          {marks.map(({ at, line, packets }, index) => (
            <button
              key={line}
              type="button"
              class="lab-line-mark"
              data-family={familyOf(packets.counts)}
              style={place(at)}
              tabIndex={index === focused ? 0 : -1}
              aria-label={words.packets.showLine(at, countsText(packets.counts))}
              onPointerEnter={() => (quiet.value = false)}
              onFocus={() => {
                current.value = index;
                quiet.value = false;
              }}
              onClick={(event) =>
                notebook.showPackets(
                  { cell: cell.id, execution: run.execution, line },
                  packets.first,
                  event.currentTarget,
                )
              }
            >
              <span class="lab-line-count" aria-hidden="true">
                {countOf(packets.counts)}
              </span>
              <span class="lab-line-summary" aria-hidden="true">
                {countsText(packets.counts)}
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

interface Mark {
  /** Where the line is now; where it was when it ran. */
  at: number;
  line: number;
  packets: LinePackets;
}

function marksOf(lines: ReadonlyMap<number, LinePackets>, moves: ReadonlyMap<number, number>): Mark[] {
  return [...lines]
    .flatMap(([line, packets]) => {
      const at = moves.get(line);
      return at === undefined ? [] : [{ at, line, packets }];
    })
    .sort((a, b) => a.at - b.at);
}

function countOf(counts: PacketCounts): string {
  const sum = [...counts.values()].reduce((all, count) => all + count, 0);
  return sum > 99 ? '99+' : String(sum);
}

/** That of most of the packets. */
function familyOf(counts: PacketCounts): string {
  const [most] = [...counts].reduce((before, one) => (one[1] > before[1] ? one : before));
  return most === '?' ? 'malformed' : packetFamily(most);
}
