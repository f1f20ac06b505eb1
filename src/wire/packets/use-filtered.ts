// The frames of the recording that the panel's filter lets through, as they come. A filter that is wrong leaves the last good one in force.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { compileFilter, type FrameTest } from '../filter/compile-filter.ts';
import { FilterError } from '../filter/filter-error.ts';
import type { FrameStore } from '../frame-store.ts';
import type { Followed, PanelState } from '../panel/panel-state.ts';
import { FilteredFrames } from './filtered-frames.ts';
import { followLine } from './follow-line.ts';
import { followMessage } from './follow-message.ts';

/** Frames that are tested before the page may do something else. */
const slice = 5000;

export interface Filtered {
  rows: FilteredFrames;
  /** Rises with the contents of `rows`. */
  revision: number;
  problem: FilterError | null;
}

export function useFiltered(state: PanelState): Filtered {
  const { frames, version } = state.source.value.recording;
  const revision = useSignal(0);
  const good = useRef<FrameTest>(() => true);
  const filter = state.filter.value;
  const hidePings = state.hidePings.value;
  const followed = state.followed.value;
  const { rows, problem } = useMemo(() => {
    const problem = tryCompile(filter, good);
    const passes = good.current;
    const follows = testOf(frames, followed);
    const rows = new FilteredFrames(frames, (frame) => {
      // First, and for every frame: it remembers.
      if (follows !== null && !follows(frame)) return false;
      const type = frame.packet?.type;
      if (hidePings && (type === 'PINGREQ' || type === 'PINGRESP')) return false;
      return passes(frame);
    });
    rows.step(slice);
    return { rows, problem };
  }, [filter, hidePings, followed, frames]);
  const recorded = version.value;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = (): void => {
      const more = rows.step(slice);
      revision.value += 1;
      if (more) timer = setTimeout(work);
    };
    work();
    return () => clearTimeout(timer);
  }, [rows, recorded, revision]);
  return { rows, revision: revision.value, problem };
}

function testOf(frames: FrameStore, followed: Followed | null): FrameTest | null {
  switch (followed?.by) {
    case undefined:
      return null;
    case 'message':
      return followMessage(frames, followed.packet);
    case 'line':
      return followLine(followed);
  }
}

function tryCompile(filter: string, good: { current: FrameTest }): FilterError | null {
  try {
    good.current = compileFilter(filter);
    return null;
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
}
