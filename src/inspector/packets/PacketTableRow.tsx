// One packet in the table: a cell for each column.
import { clientTime, placeTime, type CapturedPacket } from '../../capture/captured-packet.ts';
import { inSeconds } from '../in-seconds.ts';
import type { Language } from '../../language.ts';
import type { Moment } from '../moment/moment.ts';
import { packetLine } from '../packet-list/packet-line.ts';
import { rowHeight } from './rows-in-sight.ts';

interface PacketTableRowProps {
  captured: CapturedPacket;
  /** Its place in the table, from 0. */
  index: number;
  since: number;
  language: Language;
  chosen: boolean;
  /** What crossed after it is dimmed; null = now. */
  moment: Moment | null;
  onChoose: () => void;
}

export function PacketTableRow({ captured, index, since, language, chosen, moment, onChoose }: PacketTableRowProps) {
  const line = packetLine(captured, language);
  const place = placeAt(moment, captured);
  const states = [line.redelivered && 'redelivered', captured.fault && 'fault', place].filter(Boolean);
  return (
    <div
      role="row"
      id={rowId(captured.number)}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      {...(place === 'moment' && { 'aria-current': 'time' as const })}
      class={['lab-packet', ...states.map((state) => `lab-packet-${state}`)].join(' ')}
      data-family={line.family}
      style={{ insetBlockStart: `${index * rowHeight}px` }}
      onClick={onChoose}
    >
      <span role="gridcell" class="lab-packet-number">
        {captured.number}
      </span>
      <span role="gridcell" class="lab-packet-time">
        {inSeconds(placeTime(captured) - since)}
      </span>
      <span role="gridcell" class="lab-packet-client-time">
        {captured.brokerTime !== undefined && inSeconds(clientTime(captured) - since)}
      </span>
      <span role="gridcell" class="lab-packet-client" title={line.clientTitle}>
        {line.client}
      </span>
      <span role="gridcell" class="lab-packet-direction" aria-label={line.direction}>
        {line.arrow}
      </span>
      <span role="gridcell" class="lab-packet-packet">
        {line.name}
      </span>
      <span role="gridcell" class="lab-packet-details" title={line.whole}>
        {line.details}
      </span>
      <span role="gridcell" class="lab-packet-size">
        {captured.bytes.length}
      </span>
    </div>
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
