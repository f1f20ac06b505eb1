// The pane with the code of a recorded run, each cell as it ran, and what it showed. Nothing in it can be run or
// changed.
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { callBehind } from '../../inspector/packets/follow-line.ts';
import type { PanelState } from '../../inspector/panel/panel-state.ts';
import { visible } from '../../capture/payload-text.ts';
import { newCell } from '../cell.ts';
import { HighlightedCode } from '../HighlightedCode.tsx';
import { Outputs } from '../outputs/Outputs.tsx';
import type { PageNotebook } from '../page-notebook.ts';
import type { RanCell } from './ran-cells.ts';
import type { PointedLine } from './run-code.ts';
import { runWords } from './words/words.ts';
import './run-pane.css';

interface Props {
  cells: readonly RanCell[];
  page: string;
  /** Of the recorded run, not of the page. */
  notebook: PageNotebook;
  pointed: Signal<PointedLine | null>;
  state: PanelState;
}

export function RunPane({ cells, page, notebook, pointed, state }: Props) {
  const text = runWords(notebook.language);
  const { packets } = state.source.value.recording;
  const packet = state.selected.value;
  // The line behind the selected packet, as on a page.
  useEffect(() => {
    const call = packet === null ? null : callBehind(packets, packet);
    const ran = call && cells.some(({ id, execution }) => id === call.cell && execution === call.execution);
    pointed.value = ran ? { cell: call.cell, line: call.line } : null;
  }, [packet, packets, cells, pointed]);
  return (
    <div class="lab-run-pane">
      <p>
        {text.readOnly} {text.fromPage(visible(page))}
      </p>
      {cells.length === 0 && <p>{text.noCells}</p>}
      {cells.map((cell) => (
        <Cell key={cell.id} cell={cell} notebook={notebook} pointed={pointed.value} />
      ))}
    </div>
  );
}

interface CellProps extends Pick<Props, 'notebook'> {
  cell: RanCell;
  pointed: PointedLine | null;
}

function Cell({ cell, notebook, pointed }: CellProps) {
  const text = runWords(notebook.language);
  const mark = useRef<HTMLSpanElement>(null);
  const { id, code, execution, status, milliseconds, outputs, dropped } = cell;
  const name = visible(notebook.nameOf(id));
  const line = pointed?.cell === id ? pointed.line : null;
  useEffect(() => mark.current?.scrollIntoView({ block: 'nearest' }), [pointed, line]);
  const kept = { items: outputs, dropped: { kernel: dropped, page: 0 }, weight: 0 };
  const shown = { ...newCell(id, 'chapter', code), outputs: kept };
  return (
    <section class="lab-run-cell" aria-label={name}>
      <h2>
        {name}{' '}
        <span>
          {text.execution(execution)} · {text.status[status]}
          {milliseconds !== null && ` · ${notebook.words.cell.duration(milliseconds)}`}
        </span>
      </h2>
      <div class="lab-run-code" tabIndex={0} role="group" aria-label={text.code(name)}>
        {line !== null && (
          <span ref={mark} class="lab-run-line" style={{ insetBlockStart: `${line - 1}lh` }} aria-hidden="true" />
        )}
        <pre>
          <HighlightedCode code={code} />
        </pre>
      </div>
      <Outputs notebook={notebook} cell={shown} />
    </section>
  );
}
