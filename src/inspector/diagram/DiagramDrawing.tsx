// The drawing itself: a list of arrows, of which the arrow keys select one.
import type { Language } from '../../language.ts';
import { ArrowTimes } from './ArrowTimes.tsx';
import { ArrowView } from './ArrowView.tsx';
import type { Arrow, DiagramLayout } from './diagram-layout.ts';
import { partInSight, type Sight } from './part-in-sight.ts';
import { LaneMarks } from './LaneMarks.tsx';
import { Lifelines } from './Lifelines.tsx';
import { diagramWords } from './words/words.ts';

interface DiagramDrawingProps {
  layout: DiagramLayout;
  language: Language;
  /** Of the diagram; its arrows have ids that begin with it. */
  id: string;
  since: number;
  /** What is drawn of it; null = all. */
  sight: Sight | null;
  /** Of one column of the code font, in CSS pixels. */
  column: number;
  /** Place of the selected arrow, or -1. */
  at: number;
  /** Number of the packet that is to be selected. */
  onSelect: (packet: number) => void;
}

export function DiagramDrawing({ layout, language, id, since, sight, column, at, onSelect }: DiagramDrawingProps) {
  const { arrows } = layout;
  const chosen = arrows[at];
  const part = partInSight(layout, sight, at);
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = arrows.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const arrow = arrows[Math.max(0, Math.min(last, to))];
    if (arrow === undefined) return;
    onSelect(arrow.captured.number);
    requestAnimationFrame(() => document.getElementById(arrowId(id, arrow))?.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <svg
      class={part.whole ? 'lab-diagram-drawing lab-diagram-whole' : 'lab-diagram-drawing'}
      width={layout.width}
      height={layout.height}
      role="listbox"
      aria-label={diagramWords(language).diagram}
      aria-activedescendant={chosen && arrowId(id, chosen)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Lifelines layout={layout} />
      {part.arrows.map(({ arrow, place }) => (
        <ArrowView
          key={arrow.captured.number}
          id={arrowId(id, arrow)}
          count={arrows.length}
          width={layout.width}
          {...{ arrow, place, column, language, since }}
          selected={arrow === chosen}
          related={arrow !== chosen && arrow.handshake !== null && arrow.handshake === chosen?.handshake}
          onSelect={() => onSelect(arrow.captured.number)}
        />
      ))}
      <ArrowTimes layout={layout} part={part} since={since} />
      <LaneMarks part={part} language={language} chosen={chosen?.handshake ?? null} />
    </svg>
  );
}

/** `diagram`: the id of the whole. */
export function arrowId(diagram: string, { captured }: Arrow): string {
  return `${diagram}-${captured.number}`;
}
