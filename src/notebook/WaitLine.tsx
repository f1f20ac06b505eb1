// What a cell waits for while it runs, and for how long it has been running; and how much of what it has sent, or is to get,
// waits on the way, also when its code has ended.
import { useEffect, useState } from 'preact/hooks';
import type { CellState } from './cell.ts';
import type { Words } from './words/words.ts';

export function WaitLine({ cell, words }: { cell: CellState; words: Words }) {
  const [now, setNow] = useState(() => performance.now());
  const { startedAt, wait, held, backlog } = cell;
  useEffect(() => {
    if (startedAt === null) return;
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, [startedAt]);
  const elapsed = startedAt === null ? null : Math.max(0, now - startedAt);
  // Shorter waits come and go too fast to read.
  if (elapsed !== null && elapsed < 500) return null;
  const behind = words.onTheWay(held + backlog.toBroker, backlog.toClient);
  if (elapsed === null && behind === '') return null;
  return (
    <span class="lab-wait">
      {elapsed !== null && wait && <span>{words.wait(wait)}</span>}
      {behind !== '' && <span>{behind}</span>}
      {elapsed !== null && <span class="lab-elapsed">{words.cell.duration(elapsed)}</span>}
    </span>
  );
}
