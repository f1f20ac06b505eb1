// Where a link into the reader's run stands: the packet is there, or the cell has to run first, or runs, or has run and lacks
// it. Pure.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { isModified } from '../../notebook/cell.ts';
import type { NotebookState } from '../../notebook/notebook-state.ts';
import { unmetNeeds } from '../../notebook/run-cells.ts';
import { findSight, isMiss, type FoundSight, type SightMiss } from './find-sight.ts';
import type { Sight } from './sight.ts';

export type ShowStep =
  | { kind: 'found'; found: FoundSight | null }
  | { kind: 'offer'; needs: string[] }
  | { kind: 'running' }
  /** It was to run, and has not. */
  | { kind: 'not-reached' }
  /** Code from a link stands in it, which runs only when its own Run is pressed. */
  | { kind: 'foreign' }
  | { kind: 'missed'; miss: SightMiss; how: 'ok' | 'error' | 'interrupted'; changed: boolean };

/** `run`: the packets of the cell's last run; `before`: the one before that which the reader waits for, null if for none. */
export function showStep(
  sight: Sight,
  state: NotebookState,
  run: { execution: number; packets: readonly CapturedPacket[] },
  before: number | null,
): ShowStep {
  const cell = state.cells[sight.cell];
  if (cell === undefined) return { kind: 'found', found: null };
  if (cell.phase !== 'idle') return { kind: 'running' };
  if (before === cell.execution) return { kind: 'not-reached' };
  if (cell.status === 'never')
    return cell.foreign === null ? { kind: 'offer', needs: unmetNeeds(state, cell.id) } : { kind: 'foreign' };
  const found = findSight(sight, run.execution === cell.execution ? run.packets : []);
  if (!isMiss(found)) return { kind: 'found', found };
  return { kind: 'missed', miss: found, how: cell.status, changed: isModified(cell) };
}
