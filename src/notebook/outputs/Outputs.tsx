// The outputs of a cell's last run, the latest ones first drawn and kept in view. Earlier ones on request: a million
// log lines must not become a million elements.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CellState } from '../cell.ts';
import { droppedCount } from './kept-outputs.ts';
import { OutputItem } from './OutputItem.tsx';
import type { PageNotebook } from '../page-notebook.ts';

const drawn = 200;

export function Outputs({ notebook, cell }: { notebook: PageNotebook; cell: CellState }) {
  const { output } = notebook.words;
  const [all, setAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const { items } = cell.outputs;
  const dropped = droppedCount(cell.outputs);
  const hidden = all ? 0 : Math.max(0, items.length - drawn);

  useLayoutEffect(() => {
    if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [items]);

  if (items.length === 0) return null;
  return (
    <div
      class="lab-outputs"
      ref={box}
      role="group"
      aria-label={output.label(notebook.nameOf(cell.id))}
      tabIndex={0}
      onScroll={({ currentTarget: at }) => {
        atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < 8;
      }}
    >
      {dropped > 0 && <p class="lab-note">{output.dropped(dropped)}</p>}
      {(hidden > 0 || all) && items.length > drawn && (
        <button type="button" class="lab-link" onClick={() => setAll(!all)}>
          {all ? output.fewer : output.earlier(hidden)}
        </button>
      )}
      {items.slice(hidden).map((item) => (
        <OutputItem key={item.id} output={item} notebook={notebook} cell={cell.id} />
      ))}
    </div>
  );
}
