// The packets of a run with what the reader has added to them since. Pure.
import { withRemark, type CapturedPacket } from '../../capture/captured-packet.ts';

/** `now`: where the remarks stand; a packet that is gone from there keeps its own. Null: they are all as they were. */
export function withRemarks(
  packets: readonly CapturedPacket[],
  now: { byNumber: (number: number) => CapturedPacket | undefined },
): CapturedPacket[] | null {
  const remarked = packets.map((captured) => {
    const current = now.byNumber(captured.number) ?? captured;
    if (current.marked === captured.marked && current.note === captured.note) return captured;
    return withRemark(captured, current);
  });
  return remarked.some((captured, place) => captured !== packets[place]) ? remarked : null;
}
