// Who stands at the head of each lane.
import type { Language } from '../../language.ts';
import { visible } from '../../capture/payload-text.ts';
import { laneName } from './ArrowView.tsx';
import type { DiagramLayout } from './diagram-layout.ts';
import { diagramWords } from './words/words.ts';

export function LaneNames({ layout, language }: { layout: DiagramLayout; language: Language }) {
  const text = diagramWords(language);
  return (
    <div class="lab-diagram-names" style={{ inlineSize: `${layout.width}px` }} aria-hidden="true">
      {layout.lanes.map((lane) => (
        <span
          key={lane.key}
          class={`lab-diagram-name lab-diagram-${lane.kind}`}
          style={{ left: `${lane.left}px`, width: `${lane.right - lane.left}px` }}
          title={visible(lane.clientId)}
        >
          {laneName(lane, text)}
        </span>
      ))}
    </div>
  );
}
