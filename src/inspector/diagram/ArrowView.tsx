// One packet as an arrow, with its text above. A dashed line is a redelivery, a broken one never arrived; colour is the
// family's.
import type { Language } from '../../language.ts';
import { isSlanted, type Arrow } from './diagram-layout.ts';
import { clientTime, placeTime } from '../../capture/captured-packet.ts';
import { columnsOf, fitText } from './fit-text.ts';
import { clientLabel, packetLine } from '../packet-list/packet-line.ts';
import { inSeconds } from '../in-seconds.ts';
import type { Lane } from './lanes.ts';
import { diagramWords } from './words/words.ts';

/** Of one column of the code font at the size of the labels, in CSS pixels. */
const column = 6.7;
/** How far a packet came that did not arrive. */
const brokenAt = { lost: 0.62, held: 0.5 };

export interface ArrowViewProps {
  arrow: Arrow;
  id: string;
  /** Of the whole drawing. */
  width: number;
  language: Language;
  /** What counts as 0 s. */
  since: number;
  selected: boolean;
  /** Another packet of its message is selected. */
  related: boolean;
  onSelect: () => void;
}

export function ArrowView({ arrow, id, width, language, since, selected, related, onSelect }: ArrowViewProps) {
  const { from, to, end, again, family, lane } = arrow;
  const part = end === 'arrives' ? 1 : brokenAt[end];
  const tip = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const way = Math.sign(to.x - from.x);
  const label = labelOf(arrow, language);
  const room = (lane.outward === -1 ? width - lane.x : lane.x - 44) - 12;
  const columns = Math.floor(room / column) - columnsOf(label.name) - columnsOf(label.marks) - (label.marks ? 2 : 1);
  const states = `${again ? ' lab-arrow-again' : ''}${selected ? ' lab-arrow-selected' : ''}${related ? ' lab-arrow-related' : ''}`;
  return (
    <g
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={spoken(arrow, language, since)}
      class={`lab-arrow${states}`}
      data-family={family}
      onClick={onSelect}
    >
      <rect class="lab-arrow-row" x={0} y={arrow.y - 23} width={width} height={33} />
      <path class="lab-arrow-line" d={`M${from.x} ${from.y}L${tip.x} ${tip.y}`} />
      {end === 'arrives' ? (
        <path
          class="lab-arrow-head"
          transform={`translate(${to.x} ${to.y}) rotate(${degrees(from, to)})`}
          d="M0 0l-9 -4.5v9z"
        />
      ) : (
        <path
          class="lab-arrow-broken"
          d={
            end === 'lost'
              ? `M${tip.x - 5} ${tip.y - 5}l10 10m-10 0l10 -10`
              : `M${tip.x + way * 4} ${tip.y - 6}v12m${way * 5} -12v12`
          }
        />
      )}
      {arrow.damaged && <path class="lab-arrow-broken" d={`M${middle.x - 6} ${middle.y + 6}l4 -8l4 5l4 -9`} />}
      <text
        class="lab-arrow-label"
        x={lane.x - lane.outward * 12}
        y={arrow.y - 7}
        text-anchor={lane.outward === -1 ? 'start' : 'end'}
      >
        <tspan class="lab-arrow-name">{label.name}</tspan>
        {label.marks !== '' && <tspan class="lab-arrow-fault"> {label.marks}</tspan>}
        <tspan> {fitText(label.details, columns)}</tspan>
      </text>
    </g>
  );
}

export function laneName(lane: Pick<Lane, 'kind' | 'clientId' | 'connection'>, language: Language): string {
  return lane.kind === 'broker' ? diagramWords(language).broker : clientLabel(lane, language);
}

function labelOf({ captured }: Arrow, language: Language): { name: string; marks: string; details: string } {
  const { name, details } = packetLine(captured, language);
  return { name, marks: captured.fault === undefined ? '' : diagramWords(language).fault(captured.fault), details };
}

function spoken(arrow: Arrow, language: Language, since: number): string {
  const text = diagramWords(language);
  const { name, marks, details } = labelOf(arrow, language);
  const client = laneName(arrow.lane, language);
  const [from, to] = arrow.captured.direction === 'to-broker' ? [client, text.broker] : [text.broker, client];
  const again = packetLine(arrow.captured, language).redelivered ? text.again : '';
  const apart = isSlanted(arrow) ? spokenTimes(arrow, language, since) : '';
  return [text.arrow(from, to, `${name} ${details}`.trim()), again, marks, apart].filter(Boolean).join(', ');
}

/** What a slanted arrow shows: when each side had it. */
function spokenTimes({ captured }: Arrow, language: Language, since: number): string {
  const text = diagramWords(language);
  const { brokerTime, direction } = captured;
  if (typeof brokerTime !== 'number') return '';
  const [atClient, atBroker] = [clientTime(captured), placeTime(captured)].map((time) => inSeconds(time - since));
  return (direction === 'to-broker' ? text.sentAndTaken : text.sentAndGot)(atClient ?? '', atBroker ?? '');
}

function degrees(from: Arrow['from'], to: Arrow['to']): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}
