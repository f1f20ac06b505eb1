// Says of what a cell shows that it is of an earlier visit.
import { shownCode, type CellState } from './cell.ts';

export function EarlierNote({ cell }: { cell: CellState }) {
  if (cell.earlier === null) return null;
  const { note, code, otherCode } = cell.earlier;
  return (
    <p class="lab-note lab-earlier">
      {note} {code !== shownCode(cell) && otherCode}
    </p>
  );
}
