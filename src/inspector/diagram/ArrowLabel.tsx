// The text of an arrow, on the side of its client: above the arrow, and below it what has no room there.
import type { Arrow } from './diagram-layout.ts';
import type { ArrowText } from './arrow-text.ts';
import { columnsOf } from './fit-text.ts';
import { labelLines } from './label-lines.ts';

interface ArrowLabelProps {
  arrow: Arrow;
  text: ArrowText;
  /** Of one column of the code font, in CSS pixels. */
  column: number;
}

export function ArrowLabel({ arrow: { lane, y }, text: { name, marks, details }, column }: ArrowLabelProps) {
  const taken = columnsOf(name) + (marks === '' ? 0 : columnsOf(marks) + 1) + 1;
  const [above, below] = labelLines(details, taken, Math.floor(lane.room / column));
  const place = { x: lane.x - lane.outward * 12, 'text-anchor': lane.outward === -1 ? 'start' : 'end' } as const;
  return (
    <>
      <text class="lab-arrow-label" {...place} y={y - 7}>
        <tspan class="lab-arrow-name">{name}</tspan>
        {marks !== '' && <tspan class="lab-arrow-fault"> {marks}</tspan>}
        {above !== '' && <tspan> {above}</tspan>}
      </text>
      {below !== '' && (
        <text class="lab-arrow-label" {...place} y={y + 13}>
          {below}
        </text>
      )}
    </>
  );
}
