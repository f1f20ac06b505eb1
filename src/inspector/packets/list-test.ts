// Which frames the list of packets shows: those of what is followed, less the PINGs, that pass the display filter.
import type { FrameSource } from '../../capture/exchanges.ts';
import type { FrameTest } from '../../capture/filter/compile-filter.ts';
import type { Followed } from '../panel/panel-state.ts';
import { followLine } from './follow-line.ts';
import { followMessage } from './follow-message.ts';

export interface ListWishes {
  passes: FrameTest;
  hidePings: boolean;
  followed: Followed | null;
}

/** The test remembers: show it every frame once, in order. */
export function listTest(frames: FrameSource, { passes, hidePings, followed }: ListWishes): FrameTest {
  const follows = followTest(frames, followed);
  return (frame) => {
    // First, and for every frame: it remembers.
    if (follows !== null && !follows(frame)) return false;
    const type = frame.packet?.type;
    if (hidePings && (type === 'PINGREQ' || type === 'PINGRESP')) return false;
    return passes(frame);
  };
}

function followTest(frames: FrameSource, followed: Followed | null): FrameTest | null {
  switch (followed?.by) {
    case undefined:
      return null;
    case 'message':
      return followMessage(frames, followed.packet);
    case 'line':
      return followLine(followed);
  }
}
