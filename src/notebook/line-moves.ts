// Where the lines of code that ran stand in the code as it is now. A line that was changed stands nowhere.
import { lineDiff } from './line-diff.ts';

/** From each line that `ran` and `now` have in common to where it is now; both from 1. */
export function lineMoves(ran: string, now: string): ReadonlyMap<number, number> {
  const moves = new Map<number, number>();
  if (ran === now) {
    now.split('\n').forEach((_, index) => moves.set(index + 1, index + 1));
    return moves;
  }
  let [from, to] = [0, 0];
  for (const { kind } of lineDiff(ran, now)) {
    if (kind !== 'added') from += 1;
    if (kind !== 'removed') to += 1;
    if (kind === 'same') moves.set(from, to);
  }
  return moves;
}
