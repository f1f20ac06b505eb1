// One packet in the table: a cell for each column that is shown. What the reader has marked has a flag before it, and what
// the reader has noted stands before the details.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { visible } from '../../capture/payload-text.ts';
import type { Language } from '../../language.ts';
import type { Moment } from '../moment/moment.ts';
import { packetLine } from '../packet-list/packet-line.ts';
import { packetCell, type ListedPacket } from './packet-cell.ts';
import type { Column } from './packet-columns.ts';
import type { TimeScale } from './time-format.ts';
import { packetWords } from './words/words.ts';

interface PacketTableRowProps {
  captured: CapturedPacket;
  /** The one before it in the table. */
  previous: CapturedPacket | undefined;
  /** Its place in the table, from 0. */
  index: number;
  /** Of a row, in CSS pixels. */
  height: number;
  shown: readonly Column[];
  scale: TimeScale;
  language: Language;
  chosen: boolean;
  /** What crossed after it is dimmed; null = now. */
  moment: Moment | null;
  onChoose: () => void;
}

export function PacketTableRow(props: PacketTableRowProps) {
  const { captured, previous, index, height, shown, scale, language, chosen, moment, onChoose } = props;
  const line = packetLine(captured, language);
  const place = placeAt(moment, captured);
  const { fault, marked, note, number } = captured;
  const states = [line.redelivered && 'redelivered', fault && 'fault', place, marked && 'marked'].filter(Boolean);
  const listed: ListedPacket = { captured, previous, line, scale };
  const noteIn = shown.includes('details') ? 'details' : 'packet';
  return (
    <div
      role="row"
      id={rowId(number)}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      {...(place === 'moment' && { 'aria-current': 'time' as const })}
      class={['lab-packet', ...states.map((state) => `lab-packet-${state}`)].join(' ')}
      data-family={line.family}
      style={{ insetBlockStart: `${index * height}px` }}
      onClick={onChoose}
    >
      {shown.map((column, at) => (
        <Cell key={column} column={column} listed={listed}>
          {marked && at === 0 && <Flag language={language} />}
          {note !== undefined && column === noteIn && <Note note={note} language={language} />}
        </Cell>
      ))}
    </div>
  );
}

interface CellProps {
  column: Column;
  listed: ListedPacket;
  /** Before its text. */
  children: preact.ComponentChildren;
}

function Cell({ column, listed, children }: CellProps) {
  const { text, title, spoken } = packetCell(column, listed);
  return (
    <span role="gridcell" class={`lab-packet-${column}`} {...(title !== undefined && { title })}>
      {children}
      {spoken === undefined ? (
        text
      ) : (
        <span role="img" aria-label={spoken}>
          {text}
        </span>
      )}
    </span>
  );
}

function Flag({ language }: { language: Language }) {
  return (
    <span class="lab-packet-flag" role="img" aria-label={packetWords(language).remarks.marked}>
      ⚑
    </span>
  );
}

function Note({ note, language }: { note: string; language: Language }) {
  return (
    <span class="lab-packet-noted" title={note}>
      <span role="img" aria-label={packetWords(language).remarks.note}>
        ✎
      </span>{' '}
      {visible(note)}
    </span>
  );
}

/** The id of the row of the packet with that number. */
export function rowId(number: number): string {
  return `lab-packet-${number}`;
}

/** Where the packet stands to the moment that is looked at. */
function placeAt(moment: Moment | null, { number }: CapturedPacket): '' | 'moment' | 'after' {
  if (moment === null || number < moment.packet) return '';
  return number > moment.packet ? 'after' : 'moment';
}
