// The sequence diagram of some packets: lanes with their names on top, an arrow for each packet. One stop for Tab;
// arrow keys go from packet to packet, and the selected one opens below into its fields. At most 300 arrows at a time.
import { useSignal, type Signal } from '@preact/signals';
import { useId, useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';
import { PacketRow, type PacketRowProps } from '../packet-list/PacketRow.tsx';
import { useClientSize } from '../use-client-size.ts';
import { arrowId, DiagramDrawing } from './DiagramDrawing.tsx';
import { LaneNames } from './LaneNames.tsx';
import { shownPart } from './shown-part.ts';
import { useColumnWidth } from './use-column-width.ts';
import { useFold } from './use-fold.ts';
import { useDiagramScroll } from './use-diagram-scroll.ts';
import { useSight } from './use-sight.ts';
import { diagramWords } from './words/words.ts';
import '../packet-list/packet-list.css';
import './sequence-diagram.css';

const noConnections: readonly ConnectionEvent[] = [];

export interface SequenceDiagramProps {
  /** Replaced by a new object when packets or connections come. */
  packets: PacketSequence;
  connections?: readonly ConnectionEvent[];
  language: Language;
  /** Number of the selected packet. */
  selected: Signal<number | null>;
  /** What counts as 0 s, in the time of packets. */
  since: number;
  /** Only these, named by Client Identifier or by its last level; default: all. */
  clients?: readonly string[];
  /** Whether the selected packet opens below the drawing. */
  details?: boolean;
  /** CSS pixels of height that it has before it is unfolded; null = it fills its place, and scrolls. */
  foldAt?: number | null;
  /** Whether it stays at the last packet as more come, until the reader scrolls up. */
  follow?: boolean;
}

export function SequenceDiagram(props: SequenceDiagramProps) {
  const { packets, connections = noConnections, language, selected, since, details = true, follow = false } = props;
  const { clients = null, foldAt = null } = props;
  const text = diagramWords(language);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useClientSize(box, 'clientWidth', 0).value;
  /** Where each of the later parts begins. */
  const before = useSignal<readonly number[]>([]);
  const until = before.value.at(-1) ?? null;
  const { layout, first, earlier } = useMemo(
    () => shownPart({ packets, connections, clients, until, width }),
    [packets, connections, clients, until, width],
  );
  const at = layout.arrows.findIndex(({ captured }) => captured.number === selected.value);
  const chosen = layout.arrows[at];
  const drawn = width > 0;
  const across = useSignal(0);
  const column = useColumnWidth(box);
  const { sight, onSeen } = useSight(box);
  const chosenId = chosen === undefined ? '' : arrowId(id, chosen);
  const scroll = { box, layout, drawn, selected: selected.value, chosen, chosenId, follow, folds: foldAt !== null };
  const fold = useFold(layout.height, foldAt);
  const onScrolled = useDiagramScroll(scroll);
  const select = (packet: number): void => void (selected.value = packet);
  return (
    <div class="lab-diagram">
      {first !== undefined && drawn && <LaneNames {...{ layout, language, across }} />}
      <div
        class={fold.class}
        style={fold.style}
        ref={box}
        role="group"
        aria-label={text.diagram}
        tabIndex={0}
        onScroll={({ currentTarget }) => {
          onScrolled(currentTarget);
          onSeen(currentTarget.scrollTop);
          across.value = currentTarget.scrollLeft;
        }}
      >
        {first === undefined && <p class="lab-diagram-empty">{text.empty}</p>}
        {earlier && first !== undefined && (
          <PartButton text={`↑ ${text.earlier}`} show={() => (before.value = [...before.value, first.number])} />
        )}
        {first !== undefined && drawn && (
          <DiagramDrawing {...{ layout, language, id, since, sight, column, at }} onSelect={select} />
        )}
        {until !== null && (
          <PartButton text={`↓ ${text.later}`} show={() => (before.value = before.value.slice(0, -1))} />
        )}
      </div>
      {fold.unfold && <PartButton text={`↓ ${text.unfold(layout.arrows.length)}`} show={fold.unfold} />}
      {layout.unknownOrder && <p class="lab-diagram-note">{text.unknownOrder}</p>}
      {details && chosen !== undefined && (
        <ChosenPacket key={chosen.captured.number} captured={chosen.captured} language={language} since={since} />
      )}
    </div>
  );
}

function ChosenPacket(props: PacketRowProps) {
  return (
    <ol class="lab-cell-packets-list lab-diagram-selected">
      <PacketRow {...props} />
    </ol>
  );
}

/** Leads to another part of the packets. */
function PartButton({ text, show }: { text: string; show: () => void }) {
  return (
    <button type="button" class="lab-diagram-part" onClick={show}>
      {text}
    </button>
  );
}
