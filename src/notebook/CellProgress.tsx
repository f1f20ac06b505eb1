// In the bar of a cell: what it waits for, or how long its run took.
import type { CellState } from './cell.ts';
import { WaitLine } from './WaitLine.tsx';
import type { Words } from './words/words.ts';

interface Props {
  cell: CellState;
  /** The name of the cell that runs; null = none does. */
  running: string | null;
  words: Words;
}

export function CellProgress({ cell, running, words }: Props) {
  return (
    <>
      {cell.phase === 'queued' && running !== null && <span>{words.cell.waitsFor(running)}</span>}
      <WaitLine cell={cell} words={words} />
      {cell.phase === 'idle' && cell.milliseconds !== null && (
        <span class="lab-elapsed">{words.cell.duration(cell.milliseconds)}</span>
      )}
    </>
  );
}
