// The packets of the recording that the panel's filter lets through, as they come, and as they are marked if it asks for that. A filter that is wrong leaves the
// last good one in force.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import type { FilterError } from '../../capture/filter/filter-error.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { FilteredPackets } from './filtered-packets.ts';
import { listTest } from './list-test.ts';
import { tryFilter } from './try-filter.ts';

/** Packets that are tested between two looks at the clock, and milliseconds before the page may do something else. */
const slice = 5000;
const turn = 25;
/** Packets that are tested at once where a mark changes the list: it is not to run empty while the reader marks. */
const inHand = 50_000;

export interface Filtered {
  rows: FilteredPackets;
  /** Rises with the contents of `rows`, and with what the reader adds to packets. */
  revision: number;
  problem: FilterError | null;
}

export function useFiltered(state: PanelState): Filtered {
  const { packets, version } = state.source.value.recording;
  const revision = useSignal(0);
  const good = useRef<PacketTest>(() => true);
  const filter = state.filter.value;
  const told = state.source.value.recording.remarks.value;
  const remarks = asksForRemarks(filter) ? told : 0;
  const hidePings = state.hidePings.value;
  const followed = state.followed.value;
  const { rows, problem } = useMemo(() => {
    const { passes, problem } = tryFilter(filter);
    good.current = passes ?? good.current;
    const rows = new FilteredPackets(packets, listTest({ passes: good.current, hidePings, followed }));
    rows.step(remarks === 0 ? slice : inHand);
    return { rows, problem };
  }, [filter, hidePings, followed, packets, remarks]);
  const shown = state.rows;
  useEffect(() => {
    shown.value = rows;
    return () => (shown.value = null);
  }, [rows, shown]);
  const recorded = version.value;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = (): void => {
      const until = performance.now() + turn;
      let more = rows.step(slice);
      while (more && performance.now() < until) more = rows.step(slice);
      revision.value += 1;
      if (more) timer = setTimeout(work);
    };
    work();
    return () => clearTimeout(timer);
  }, [rows, recorded, revision]);
  return { rows, revision: revision.value + told, problem };
}

function asksForRemarks(filter: string): boolean {
  return filter.includes('frame.marked') || filter.includes('frame.comment');
}
