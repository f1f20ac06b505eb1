// The line down each lane, stronger while its client is connected.
import type { DiagramLayout } from './diagram-layout.ts';

export function Lifelines({ layout }: { layout: DiagramLayout }) {
  return (
    <g aria-hidden="true">
      {layout.lanes.map(({ key, kind, x }) => (
        <path key={key} class={`lab-lifeline lab-lifeline-${kind}`} d={`M${x} 0V${layout.height}`} />
      ))}
      {layout.alive.map(({ lane, from, to }) => (
        <path key={`${lane.key} ${from}`} class="lab-lifeline-alive" d={`M${lane.x} ${from}V${to}`} />
      ))}
    </g>
  );
}
