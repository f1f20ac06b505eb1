// While a cell runs: what it waits for, and for how long it has been running.
import { useEffect, useState } from 'preact/hooks';
import type { CellState } from './cell.ts';
import type { Words } from './words/words.ts';

export function WaitLine({ cell, words }: { cell: CellState; words: Words }) {
  const [now, setNow] = useState(() => performance.now());
  const { startedAt, wait } = cell;
  useEffect(() => {
    if (startedAt === null) return;
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, [startedAt]);
  if (startedAt === null) return null;
  const elapsed = Math.max(0, now - startedAt);
  // Shorter waits come and go too fast to read.
  if (elapsed < 500) return null;
  return (
    <span class="lab-wait">
      {wait && <span>{words.wait(wait)}</span>}
      <span class="lab-elapsed">{words.cell.duration(elapsed)}</span>
    </span>
  );
}
