// The names at the heads of the lanes: they stay in sight, and move across with the drawing.
import type { ReadonlySignal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { visible } from '../../capture/payload-text.ts';
import { laneName } from './arrow-text.ts';
import type { DiagramLayout } from './diagram-layout.ts';

interface LaneNamesProps {
  layout: DiagramLayout;
  language: Language;
  /** CSS pixels that the drawing has been scrolled across. */
  across: ReadonlySignal<number>;
}

export function LaneNames({ layout, language, across }: LaneNamesProps) {
  return (
    <div class="lab-diagram-names" aria-hidden="true">
      {layout.lanes.map((lane) => (
        <span
          key={lane.key}
          class={`lab-diagram-name lab-diagram-${lane.kind}`}
          style={{ left: `${lane.left - across.value}px`, width: `${lane.right - lane.left}px` }}
          title={visible(lane.clientId)}
        >
          {laneName(lane, language)}
        </span>
      ))}
    </div>
  );
}
