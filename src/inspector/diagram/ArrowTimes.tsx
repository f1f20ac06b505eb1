// The time beside each arrow, where it is another than at the arrow above.
import type { DiagramLayout } from './diagram-layout.ts';

export function ArrowTimes({ layout, since }: { layout: DiagramLayout; since: number }) {
  const label = (time: number): string => ((time - since) / 1000).toFixed(3);
  return (
    <g class="lab-diagram-times" aria-hidden="true">
      {layout.arrows.map(({ captured, from }, index) => {
        const above = layout.arrows[index - 1];
        if (above !== undefined && label(above.captured.time) === label(captured.time)) return null;
        return (
          <text key={captured.number} x={42} y={from.y - 7} text-anchor="end">
            {label(captured.time)}
          </text>
        );
      })}
    </g>
  );
}
