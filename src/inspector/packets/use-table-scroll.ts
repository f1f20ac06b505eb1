// Where the table of packets is scrolled to: at the selected packet when that changes, at its end while it grows there.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, type MutableRef } from 'preact/hooks';
import type { FilteredPackets } from './filtered-packets.ts';
import { topFor } from './rows-in-sight.ts';

interface TableScroll {
  box: MutableRef<HTMLElement | null>;
  rows: FilteredPackets;
  /** Of a row, in CSS pixels. */
  rowHeight: number;
  /** Changes with the contents of `rows`. */
  revision: number;
  /** Number of the selected packet. */
  selected: number | null;
  growing: boolean;
}

export interface TableScrolled {
  /** In CSS pixels. */
  top: ReadonlySignal<number>;
  onScroll: (event: { currentTarget: HTMLElement }) => void;
}

export function useTableScroll({ box, rows, rowHeight, revision, selected, growing }: TableScroll): TableScrolled {
  const top = useSignal(0);
  const atEnd = useRef(growing);
  useLayoutEffect(() => {
    if (box.current !== null && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box, revision, rows.length, rowHeight]);
  useEffect(() => {
    const index = selected === null ? -1 : rows.indexOf(selected);
    const element = box.current;
    if (index < 0 || element === null) return;
    element.scrollTop = topFor(index, element.scrollTop, element.clientHeight, rowHeight);
  }, [box, selected, rows, rowHeight]);
  const onScroll: TableScrolled['onScroll'] = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
    top.value = scrollTop;
    atEnd.current = growing && scrollTop + clientHeight >= scrollHeight - rowHeight;
  };
  return { top, onScroll };
}
