// The time beside each arrow, where it is another than at the arrow above: the broker's, where it is known. A client's
// end that stands apart has its own.
import { clientTime, placeTime } from '../../capture/captured-packet.ts';
import { inSeconds } from '../in-seconds.ts';
import { clientEndOf, isSlanted, type Arrow, type DiagramLayout } from './diagram-layout.ts';
import type { DrawnPart } from './part-in-sight.ts';

interface ArrowTimesProps {
  layout: DiagramLayout;
  part: DrawnPart;
  since: number;
}

export function ArrowTimes({ layout, part, since }: ArrowTimesProps) {
  const label = (time: number): string => inSeconds(time - since);
  return (
    <g class="lab-diagram-times" aria-hidden="true">
      {part.arrows.map(({ arrow: { captured, y }, place }) => {
        const above = layout.arrows[place - 1];
        if (above !== undefined && label(placeTime(above.captured)) === label(placeTime(captured))) return null;
        return (
          <text key={captured.number} x={42} y={y - 7} text-anchor="end">
            {label(placeTime(captured))}
          </text>
        );
      })}
      {endsApart(part.arrows.map(({ arrow }) => arrow)).map((arrow, index, all) => {
        const above = all[index - 1];
        const text = label(clientTime(arrow.captured));
        if (above?.lane === arrow.lane && label(clientTime(above.captured)) === text) return null;
        return (
          <text
            key={arrow.captured.number}
            class="lab-diagram-apart"
            x={arrow.lane.x - arrow.lane.outward * 12}
            y={clientEndOf(arrow).y - 4}
            text-anchor={arrow.lane.outward === -1 ? 'start' : 'end'}
          >
            {text}
          </text>
        );
      })}
    </g>
  );
}

/** From top to bottom. */
function endsApart(arrows: readonly Arrow[]): Arrow[] {
  return arrows.filter(isSlanted).sort((a, b) => clientEndOf(a).y - clientEndOf(b).y);
}
