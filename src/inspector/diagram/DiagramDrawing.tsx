// The drawing itself: a list of arrows, of which the arrow keys select one.
import type { Language } from '../../language.ts';
import { ArrowTimes } from './ArrowTimes.tsx';
import { ArrowView } from './ArrowView.tsx';
import type { DiagramLayout } from './diagram-layout.ts';
import { LaneMarks } from './LaneMarks.tsx';
import { Lifelines } from './Lifelines.tsx';
import { diagramWords } from './words/words.ts';

interface DiagramDrawingProps {
  layout: DiagramLayout;
  language: Language;
  /** Of the diagram; its arrows have ids that begin with it. */
  id: string;
  since: number;
  /** Place of the selected arrow, or -1. */
  at: number;
  /** Number of the packet that is to be selected. */
  onSelect: (packet: number) => void;
}

export function DiagramDrawing({ layout, language, id, since, at, onSelect }: DiagramDrawingProps) {
  const { arrows } = layout;
  const chosen = arrows[at];
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = arrows.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const arrow = arrows[Math.max(0, Math.min(last, to))];
    if (arrow !== undefined) onSelect(arrow.captured.number);
  };
  return (
    <svg
      class="lab-diagram-drawing"
      width={layout.width}
      height={layout.height}
      role="listbox"
      aria-label={diagramWords(language).diagram}
      aria-activedescendant={at < 0 ? undefined : arrowId(id, at)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Lifelines layout={layout} />
      {arrows.map((arrow, index) => (
        <ArrowView
          key={arrow.captured.number}
          id={arrowId(id, index)}
          arrow={arrow}
          width={layout.width}
          language={language}
          since={since}
          selected={arrow === chosen}
          related={arrow !== chosen && arrow.handshake !== null && arrow.handshake === chosen?.handshake}
          onSelect={() => onSelect(arrow.captured.number)}
        />
      ))}
      <ArrowTimes layout={layout} since={since} />
      <LaneMarks layout={layout} language={language} chosen={chosen?.handshake ?? null} />
    </svg>
  );
}

/** `diagram`: the id of the whole; `index`: the arrow's place in it. */
export function arrowId(diagram: string, index: number): string {
  return `${diagram}-${index}`;
}
