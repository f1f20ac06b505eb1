// Where the string ends that a PUBLISH (Topic Name) or a CONNECT (Protocol Name) begins with, found without reading the
// packet.

/** The position after the string; behind the end of `packet` when it is not complete. */
export function endOfFirstString(packet: Uint8Array): number {
  let at = 1;
  while (((packet[at] ?? 0) & 0x80) !== 0) at += 1;
  const length = ((packet[at + 1] ?? 0) << 8) | (packet[at + 2] ?? 0);
  return at + 3 + length;
}
