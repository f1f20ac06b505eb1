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
  /** Of the table, in CSS pixels. */
  height: number;
}

export interface TableScrolled {
  /** In CSS pixels. */
  top: ReadonlySignal<number>;
  onScroll: (event: { currentTarget: HTMLElement }) => void;
}

export function useTableScroll({
  box,
  rows,
  rowHeight,
  revision,
  selected,
  growing,
  height,
}: TableScroll): TableScrolled {
  const top = useSignal(0);
  const atEnd = useRef(growing);
  useLayoutEffect(() => {
    if (box.current !== null && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box, revision, rows.length, rowHeight]);
  const index = selected === null ? -1 : rows.indexOf(selected);
  const seen = useRef({ index: -1, height: 0 });
  useEffect(() => {
    const element = box.current;
    const { current: before } = seen;
    seen.current = { index, height };
    // A table that becomes lower keeps the row of what is opened below it in sight.
    if (element === null || index < 0 || (index === before.index && height >= before.height)) return;
    element.scrollTop = topFor(index, element.scrollTop, element.clientHeight, rowHeight);
    atEnd.current = growing && isAtEnd(element, rowHeight);
  }, [box, index, height, rowHeight, growing]);
  const onScroll: TableScrolled['onScroll'] = ({ currentTarget }) => {
    top.value = currentTarget.scrollTop;
    atEnd.current = growing && isAtEnd(currentTarget, rowHeight);
  };
  return { top, onScroll };
}

function isAtEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement, rowHeight: number): boolean {
  return scrollTop + clientHeight >= scrollHeight - rowHeight;
}
