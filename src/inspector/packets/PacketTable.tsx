// The list of packets: rows of one height, of which only those in sight are rendered. The keys move the selection, and
// a list that grows stays at its end while it is scrolled there.
import { useRef } from 'preact/hooks';
import { beginningOf } from '../../capture/packet-sequence.ts';
import type { Language } from '../../language.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { useClientSize } from '../use-client-size.ts';
import type { FilteredPackets } from './filtered-packets.ts';
import { columnGrid, type Column } from './packet-columns.ts';
import { PacketTableRow, rowId } from './PacketTableRow.tsx';
import { rowsInSight } from './rows-in-sight.ts';
import type { TimeFormat, TimeScale } from './time-format.ts';
import type { ShownLook } from './use-list-look.ts';
import { useTableKeys } from './use-table-keys.ts';
import { useTableScroll } from './use-table-scroll.ts';
import { packetWords } from './words/words.ts';

interface PacketTableProps {
  state: PanelState;
  rows: FilteredPackets;
  /** Changes with the contents of `rows`. */
  revision: number;
  look: ShownLook;
  /** In CSS pixels. */
  rowHeight: number;
}

export function PacketTable({ state, rows, revision, look: { look, shape, shown }, rowHeight }: PacketTableProps) {
  const { selected, moment } = state;
  const { language } = state.around;
  const { kind, recording, epoch } = state.source.value;
  const box = useRef<HTMLDivElement>(null);
  const height = useClientSize(box, 'clientHeight', 300);
  const number = selected.value;
  // Of the page's own packets the newest are looked at.
  const { top, onScroll } = useTableScroll({
    ...{ box, rows, rowHeight, revision },
    selected: number,
    growing: kind === 'live',
    height: height.value,
  });
  const { onKeyDown, said } = useTableKeys({ state, rows, box, height, rowHeight });
  const scale: TimeScale = { format: look.time, since: beginningOf(recording.packets), epoch };
  const { tracks, least } = columnGrid(shown, shape, look.time);
  const inSight = rowsInSight(rows, top.value, height.value, rowHeight);
  const isThere = inSight.some(([, captured]) => captured.number === number);
  return (
    <>
      <div
        ref={box}
        class="lab-packets-table"
        role="grid"
        tabIndex={0}
        aria-label={packetWords(language).list}
        aria-rowcount={rows.length + 1}
        aria-colcount={shown.length}
        {...(number !== null && isThere && { 'aria-activedescendant': rowId(number) })}
        style={{ '--lab-columns': tracks, '--lab-columns-least': `${least}em`, '--lab-gaps': shown.length - 1 }}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <TableHead shown={shown} time={look.time} language={language} />
        <div role="rowgroup" class="lab-packets-rows" style={{ blockSize: `${rows.length * rowHeight}px` }}>
          {inSight.map(([index, captured]) => (
            <PacketTableRow
              key={captured.number}
              {...{ captured, index, shown, scale, language }}
              previous={rows.at(index - 1)}
              height={rowHeight}
              moment={moment.value}
              chosen={captured.number === number}
              onChoose={() => (selected.value = captured.number)}
            />
          ))}
        </div>
      </div>
      <span class="sr-only" role="status">
        {said}
      </span>
    </>
  );
}

interface TableHeadProps {
  shown: readonly Column[];
  time: TimeFormat;
  language: Language;
}

function TableHead({ shown, time, language }: TableHeadProps) {
  const { columns, look } = packetWords(language);
  return (
    <div role="row" aria-rowindex={1} class="lab-packet lab-packets-head">
      {shown.map((column) => {
        const name = column === 'time' ? look.timeHeads[time] : columns[column];
        return (
          <span key={column} role="columnheader" class={`lab-packet-${column}`} title={name}>
            {name}
          </span>
        );
      })}
    </div>
  );
}
