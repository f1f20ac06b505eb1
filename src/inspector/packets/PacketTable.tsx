// The list of packets: rows of one height, of which only those in sight are rendered. The keys move the selection, and a list
// that grows stays at its end while it is scrolled there.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { clientName } from '../../capture/client-name.ts';
import { describe, packetFamily } from '../../capture/describe.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { Moment } from '../moment/moment.ts';
import { visible } from '../../capture/payload-text.ts';
import { words } from '../packet-list/words/words.ts';
import type { FilteredPackets } from './filtered-packets.ts';
import { packetWords, type Column } from './words/words.ts';

/** In CSS pixels; packets.css has the same. */
const rowHeight = 24;
/** Rows above and below those in sight. */
const spare = 8;
const columns: readonly Column[] = ['number', 'time', 'client', 'direction', 'packet', 'details', 'size'];

interface PacketTableProps {
  rows: FilteredPackets;
  /** Changes with the contents of `rows`. */
  revision: number;
  selected: Signal<number | null>;
  /** Whether it begins at its end, where the newest are. */
  growing: boolean;
  /** What crossed after it is dimmed; null = now. */
  moment: Moment | null;
  since: number;
  language: Language;
}

export function PacketTable({ rows, revision, selected, growing, moment, since, language }: PacketTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(growing);
  const top = useSignal(0);
  const height = useSignal(300);
  const text = packetWords(language);
  const count = rows.length;
  useLayoutEffect(() => {
    const element = box.current;
    if (element !== null && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [revision, count]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => (height.value = element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [height]);
  const number = selected.value;
  useEffect(() => {
    const index = number === null ? -1 : rows.indexOf(number);
    const element = box.current;
    if (index < 0 || element === null) return;
    // The head of the table lies over the first row in sight.
    const above = index * rowHeight;
    if (above < element.scrollTop) element.scrollTop = above;
    else if (above + 2 * rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = above + 2 * rowHeight - element.clientHeight;
  }, [number, rows]);
  const first = Math.max(0, Math.floor(top.value / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((top.value + height.value) / rowHeight) + spare);
  const inSight: [index: number, captured: CapturedPacket][] = [];
  for (let index = first; index < last; index += 1) {
    const captured = rows.at(index);
    if (captured !== undefined) inSight.push([index, captured]);
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = number === null ? -1 : rows.indexOf(number);
    const page = Math.max(1, Math.floor(height.value / rowHeight) - 2);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - page, PageDown: at + page, Home: 0, End: count - 1 }[
      event.key
    ];
    if (to === undefined || count === 0) return;
    event.preventDefault();
    selected.value = rows.at(Math.max(0, Math.min(count - 1, to)))?.number ?? null;
  };
  return (
    <div
      ref={box}
      class="lab-packets-table"
      role="grid"
      tabIndex={0}
      aria-label={text.list}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      {...(number !== null && { 'aria-activedescendant': `lab-packet-${number}` })}
      onKeyDown={onKeyDown}
      onScroll={(event) => {
        const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
        top.value = scrollTop;
        atEnd.current = growing && scrollTop + clientHeight >= scrollHeight - rowHeight;
      }}
    >
      <div role="row" aria-rowindex={1} class="lab-packet lab-packets-head">
        {columns.map((column) => (
          <span key={column} role="columnheader" class={`lab-packet-${column}`}>
            {text.columns[column]}
          </span>
        ))}
      </div>
      <div role="rowgroup" class="lab-packets-rows" style={{ blockSize: `${count * rowHeight}px` }}>
        {inSight.map(([index, captured]) => (
          <PacketRow
            key={captured.number}
            captured={captured}
            index={index}
            since={since}
            language={language}
            chosen={captured.number === number}
            place={
              moment === null || captured.number < moment.packet
                ? ''
                : captured.number > moment.packet
                  ? 'after'
                  : 'moment'
            }
            onChoose={() => (selected.value = captured.number)}
          />
        ))}
      </div>
    </div>
  );
}

interface PacketRowProps {
  captured: CapturedPacket;
  index: number;
  since: number;
  language: Language;
  chosen: boolean;
  /** Where it stands to the moment that is looked at. */
  place: '' | 'moment' | 'after';
  onChoose: () => void;
}

function PacketRow({ captured, index, since, language, chosen, place, onChoose }: PacketRowProps) {
  const text = words(language);
  const [name, details] = describe(captured, language);
  const toBroker = captured.direction === 'to-broker';
  const again = captured.packet?.type === 'PUBLISH' && captured.packet.dup ? ' lab-frame-redelivered' : '';
  const family = captured.packet === null ? 'malformed' : packetFamily(captured.packet.type);
  return (
    <div
      role="row"
      id={`lab-packet-${captured.number}`}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      {...(place === 'moment' && { 'aria-current': 'time' as const })}
      class={`lab-packet lab-frame-${family}${again}${captured.fault === undefined ? '' : ' lab-packet-fault'}${place === '' ? '' : ` lab-packet-${place}`}`}
      style={{ insetBlockStart: `${index * rowHeight}px` }}
      onClick={onChoose}
    >
      <span role="gridcell" class="lab-packet-number">
        {captured.number}
      </span>
      <span role="gridcell" class="lab-packet-time">
        {((captured.time - since) / 1000).toFixed(3)}
      </span>
      <span role="gridcell" class="lab-packet-client" title={visible(captured.clientId)}>
        {clientName(captured.clientId) || text.noClientId(captured.connection)}
      </span>
      <span role="gridcell" class="lab-packet-direction" aria-label={toBroker ? text.toBroker : text.toClient}>
        {toBroker ? '→' : '←'}
      </span>
      <span role="gridcell" class="lab-packet-packet">
        {captured.packet === null ? text.malformed : name}
      </span>
      <span role="gridcell" class="lab-packet-details" title={details}>
        {details}
      </span>
      <span role="gridcell" class="lab-packet-size">
        {captured.bytes.length}
      </span>
    </div>
  );
}
