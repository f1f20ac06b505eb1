// The names at the heads of the lanes.
import type { Language } from '../../language.ts';
import { visible } from '../../capture/payload-text.ts';
import { laneName } from './ArrowView.tsx';
import type { DiagramLayout } from './diagram-layout.ts';

export function LaneNames({ layout, language }: { layout: DiagramLayout; language: Language }) {
  return (
    <div class="lab-diagram-names" style={{ inlineSize: `${layout.width}px` }} aria-hidden="true">
      {layout.lanes.map((lane) => (
        <span
          key={lane.key}
          class={`lab-diagram-name lab-diagram-${lane.kind}`}
          style={{ left: `${lane.left}px`, width: `${lane.right - lane.left}px` }}
          title={visible(lane.clientId)}
        >
          {laneName(lane, language)}
        </span>
      ))}
    </div>
  );
}
