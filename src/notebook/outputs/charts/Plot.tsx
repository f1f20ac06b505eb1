// The frame of a drawing with two axes: round numbers at its edges, a line through each of those at the side. What is drawn
// is stretched to the room that there is, the words around it are not.
import type { ComponentChildren } from 'preact';
import { share } from '../../../kernel/chart.ts';
import { ticks } from './axis.ts';

interface Props {
  /** Lowest and highest along the axis below, and along the one at the side. */
  along: readonly [number, number];
  up: readonly [number, number];
  say: (value: number) => string;
  sayUp: (value: number) => string;
  /** What stands below, behind the numbers. */
  name: string;
  /** Drawn in a square of 100 × 100, y upwards from the bottom edge at 100. */
  children: ComponentChildren;
}

export function Plot({ along, up, say, sayUp, name, children }: Props) {
  const sides = ticks(...up).map((value) => ({ value, y: 100 - share(value, ...up) * 100 }));
  const widest = Math.max(...sides.map(({ value }) => sayUp(value).length));
  return (
    <div class="lab-chart-plot" style={{ '--lab-chart-side': `${Math.min(widest, 14)}ch` }}>
      <div class="lab-chart-side">
        {sides.map(({ value, y }) => (
          <span style={{ top: `${y}%` }}>{sayUp(value)}</span>
        ))}
      </div>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {sides.map(({ y }) => (
          <line class="lab-chart-grid" x1="0" x2="100" y1={y} y2={y} />
        ))}
        {children}
      </svg>
      <div class="lab-chart-foot">
        {ticks(...along, 3).map((value) => {
          const at = share(value, ...along);
          // At an edge it stays within the frame.
          return <span style={{ insetInlineStart: `${at * 100}%`, translate: `${-at * 100}%` }}>{say(value)}</span>;
        })}
      </div>
      {name !== '' && <div class="lab-chart-name">{name}</div>}
    </div>
  );
}
