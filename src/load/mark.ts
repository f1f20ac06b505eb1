// What each message carries in the first bytes of its payload: which run and flow it is of, its number there, when it was
// planned and when it was sent. So its receiver counts exactly and measures without asking anybody. Pure.
//
//   byte 0        1 2 3     4–7       8–11                 12–15
//   run's mark    flow      number    planned, in µs       sent, in µs      (since the traffic began, modulo 2^32)

/** Bytes. */
export const markSize = 16;
/** Flows have 24 bits. */
export const mostFlows = 0x100_0000;

/** The four bytes that messages of a flow begin with. */
export function flowMark(run: number, flow: number): number {
  return (((run & 0xff) << 24) | flow) >>> 0;
}

export function writeMark(
  view: DataView,
  at: number,
  mark: number,
  number: number,
  planned: number,
  sent: number,
): void {
  view.setUint32(at, mark);
  view.setUint32(at + 4, number);
  view.setUint32(at + 8, planned);
  view.setUint32(at + 12, sent);
}

export function readWord(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)) >>>
    0
  );
}

/** Microseconds from one time of a mark to a later one. A clock that is a little behind makes it 0. */
export function microsecondsBetween(from: number, to: number): number {
  const passed = (to - from) >>> 0;
  return passed > 0x8000_0000 ? 0 : passed;
}
