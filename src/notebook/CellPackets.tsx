// The packets of a cell's present run, below its output.
import { FrameList } from '../wire/FrameList.tsx';
import type { CellState } from './cell.ts';
import type { PageNotebook } from './page-notebook.ts';

export function CellPackets({ notebook, cell }: { notebook: PageNotebook; cell: CellState }) {
  const { execution, frames, count } = notebook.frames(cell.id).value;
  if (cell.execution === 0 || execution !== cell.execution) return null;
  return (
    <div class="lab-packets">
      <FrameList frames={frames} language={notebook.language} />
      {count > frames.length && <p class="lab-note">{notebook.words.output.more(count - frames.length)}</p>}
    </div>
  );
}
