// One packet as an arrow, with its text. A dashed line is a redelivery, a broken one never arrived; colour is the
// family's.
import type { Language } from '../../language.ts';
import { ArrowLabel } from './ArrowLabel.tsx';
import { arrowText } from './arrow-text.ts';
import type { Arrow } from './diagram-layout.ts';

/** How far a packet came that did not arrive. */
const brokenAt = { lost: 0.62, held: 0.5 };

export interface ArrowViewProps {
  arrow: Arrow;
  id: string;
  /** Its place among all arrows, from 0, and how many there are. */
  place: number;
  count: number;
  /** Of the whole drawing. */
  width: number;
  /** Of one column of the code font, in CSS pixels. */
  column: number;
  language: Language;
  /** What counts as 0 s. */
  since: number;
  selected: boolean;
  /** Another packet of its message is selected. */
  related: boolean;
  onSelect: () => void;
}

export function ArrowView(props: ArrowViewProps) {
  const { arrow, id, place, count, width, column, language, since, selected, related, onSelect } = props;
  const { again, family } = arrow;
  const text = arrowText(arrow, language, since);
  const states = `${again ? ' lab-arrow-again' : ''}${selected ? ' lab-arrow-selected' : ''}${related ? ' lab-arrow-related' : ''}`;
  return (
    <g
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={text.spoken}
      aria-posinset={place + 1}
      aria-setsize={count}
      class={`lab-arrow${states}`}
      data-family={family}
      onClick={onSelect}
    >
      <title>{text.whole}</title>
      <rect class="lab-arrow-row" x={0} y={arrow.y - 21} width={width} height={34} />
      <ArrowShape arrow={arrow} />
      <ArrowLabel arrow={arrow} text={text} column={column} />
    </g>
  );
}

function ArrowShape({ arrow: { from, to, end, damaged } }: { arrow: Arrow }) {
  const part = end === 'arrives' ? 1 : brokenAt[end];
  const tip = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const way = Math.sign(to.x - from.x);
  const broken =
    end === 'lost'
      ? `M${tip.x - 5} ${tip.y - 5}l10 10m-10 0l10 -10`
      : `M${tip.x + way * 4} ${tip.y - 6}v12m${way * 5} -12v12`;
  return (
    <>
      <path class="lab-arrow-line" d={`M${from.x} ${from.y}L${tip.x} ${tip.y}`} />
      {end === 'arrives' ? (
        <path
          class="lab-arrow-head"
          transform={`translate(${to.x} ${to.y}) rotate(${degrees(from, to)})`}
          d="M0 0l-9 -4.5v9z"
        />
      ) : (
        <path class="lab-arrow-broken" d={broken} />
      )}
      {damaged && <path class="lab-arrow-broken" d={`M${middle.x - 6} ${middle.y + 6}l4 -8l4 5l4 -9`} />}
    </>
  );
}

function degrees(from: Arrow['from'], to: Arrow['to']): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}
