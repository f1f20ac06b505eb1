// The ring in a cell's gutter: fills or turns while busy, holds the count when done, is hollow when what it counts no
// longer holds. Says the same to a screen reader.
import type { CellState } from './cell.ts';
import type { Freshness } from './freshness.ts';
import type { Words } from './words/words.ts';

interface Props {
  cell: CellState;
  freshness: Freshness;
  /** Names of the cells whose later runs made it stale. */
  newer: string;
  words: Words;
}

const radius = 10;
const around = 2 * Math.PI * radius;

export function StateRing({ cell, freshness, newer, words }: Props) {
  const part = cell.wait?.for === 'messages' && cell.wait.count > 0 ? cell.wait.came / cell.wait.count : null;
  const filled = cell.phase === 'busy' ? (part ?? 0.25) : cell.status === 'never' ? 0 : 1;
  const label = stateLabel(cell, freshness, newer, words);
  return (
    <svg
      class="lab-ring"
      viewBox="0 0 24 24"
      role="img"
      aria-label={label}
      data-phase={cell.phase}
      data-status={cell.status}
      data-freshness={freshness}
      data-turns={cell.phase === 'busy' && part === null}
    >
      <title>{label}</title>
      <circle class="lab-ring-track" cx="12" cy="12" r={radius} />
      <circle
        class="lab-ring-part"
        cx="12"
        cy="12"
        r={radius}
        stroke-dasharray={`${filled * around} ${around}`}
        transform="rotate(-90 12 12)"
      />
      {cell.phase === 'idle' && cell.execution > 0 && (
        <text x="12" y="12" dy="0.35em" data-long={cell.execution > 99}>
          {cell.execution}
        </text>
      )}
    </svg>
  );
}

function stateLabel(cell: CellState, freshness: Freshness, newer: string, { state }: Words): string {
  if (cell.phase === 'queued') return state.queued;
  if (cell.phase === 'busy') return state.busy;
  if (freshness === 'lost') return state.lost;
  if (freshness === 'stale') return state.stale(newer);
  switch (cell.status) {
    case 'never':
      return state.unrun;
    case 'ok':
      return state.done(cell.execution);
    case 'error':
      return state.failed(cell.execution);
    case 'interrupted':
      return state.interrupted(cell.execution);
  }
}
