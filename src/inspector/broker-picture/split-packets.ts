// The packets in a piece of a client's bytes, by their Remaining Length [MQTT5-2.1.4]. Pure.

/** Empty when the piece does not end with a packet: then nobody knows where its packets begin. */
export function splitPackets(bytes: Uint8Array): Uint8Array[] {
  const packets: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    let [length, place, shift] = [0, at + 1, 0];
    for (let byte = 0x80; byte >= 0x80 && shift <= 21; shift += 7) {
      byte = bytes[place] ?? 0;
      length += (byte & 0x7f) << shift;
      place += 1;
    }
    if (place + length > bytes.length) return [];
    packets.push(bytes.subarray(at, place + length));
    at = place + length;
  }
  return packets;
}
