// Which packets the list of packets shows: those of what is followed, less the PINGs, that pass the display filter.
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import type { Followed } from '../panel/panel-state.ts';
import { followLine } from './follow-line.ts';
import { packetsOfMessage } from './follow-message.ts';

export interface ListWishes {
  passes: PacketTest;
  hidePings: boolean;
  followed: Followed | null;
}

/** The test remembers: show it every packet once, in order. */
export function listTest({ passes, hidePings, followed }: ListWishes): PacketTest {
  const follows = followTest(followed);
  return (captured) => {
    // First, and for every packet: it remembers.
    if (follows !== null && !follows(captured)) return false;
    const type = captured.packet?.type;
    if (hidePings && (type === 'PINGREQ' || type === 'PINGRESP')) return false;
    return passes(captured);
  };
}

function followTest(followed: Followed | null): PacketTest | null {
  switch (followed?.by) {
    case undefined:
      return null;
    case 'message':
      return packetsOfMessage(followed);
    case 'line':
      return followLine(followed);
  }
}
