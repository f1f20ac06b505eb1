// The list of packets: rows of one height, of which only those in sight are rendered. The keys move the selection, and
// a list that grows stays at its end while it is scrolled there.
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { Moment } from '../moment/moment.ts';
import { useClientSize } from '../use-client-size.ts';
import type { FilteredPackets } from './filtered-packets.ts';
import { PacketTableRow, rowId } from './PacketTableRow.tsx';
import { rowForKey, rowHeight, rowsInSight } from './rows-in-sight.ts';
import { useTableScroll } from './use-table-scroll.ts';
import { packetWords, type Column } from './words/words.ts';

const columns: readonly Column[] = [
  'number',
  'time',
  'client-time',
  'client',
  'direction',
  'packet',
  'details',
  'size',
];

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
  const height = useClientSize(box, 'clientHeight', 300);
  const number = selected.value;
  const { top, onScroll } = useTableScroll({ box, rows, revision, selected: number, growing });
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = number === null ? -1 : rows.indexOf(number);
    const to = rowForKey(event.key, at, rows.length, height.value);
    if (to === null) return;
    event.preventDefault();
    selected.value = rows.at(to)?.number ?? null;
  };
  return (
    <div
      ref={box}
      class="lab-packets-table"
      role="grid"
      tabIndex={0}
      aria-label={packetWords(language).list}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      {...(number !== null && { 'aria-activedescendant': rowId(number) })}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <TableHead language={language} />
      <div role="rowgroup" class="lab-packets-rows" style={{ blockSize: `${rows.length * rowHeight}px` }}>
        {rowsInSight(rows, top.value, height.value).map(([index, captured]) => (
          <PacketTableRow
            key={captured.number}
            {...{ captured, index, since, language, moment }}
            chosen={captured.number === number}
            onChoose={() => (selected.value = captured.number)}
          />
        ))}
      </div>
    </div>
  );
}

function TableHead({ language }: { language: Language }) {
  return (
    <div role="row" aria-rowindex={1} class="lab-packet lab-packets-head">
      {columns.map((column) => (
        <span key={column} role="columnheader" class={`lab-packet-${column}`}>
          {packetWords(language).columns[column]}
        </span>
      ))}
    </div>
  );
}
