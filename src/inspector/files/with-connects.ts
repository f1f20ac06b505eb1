// Chosen packets, and the CONNECT of each of their connections: without it no program can tell which version of MQTT
// they are.
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';

/** A sequence may still know the CONNECT of a connection that has made room with its first packets. */
type Packets = PacketSequence & { lostConnect?: (connection: number) => CapturedPacket | null };

/** In order; `added`: how many CONNECT did not pass themselves. `test` sees every packet once, in order. */
export function withConnects(packets: Packets, test: PacketTest): { chosen: CapturedPacket[]; added: number } {
  const passing = new Set<CapturedPacket>();
  const connections = new Set<number>();
  for (let index = 0; index < packets.length; index += 1) {
    const captured = packets.at(index);
    if (captured === undefined || !test(captured)) continue;
    passing.add(captured);
    connections.add(captured.connection);
  }
  const lost = [...connections].flatMap((connection) => packets.lostConnect?.(connection) ?? []);
  const chosen = lost.sort((one, other) => one.number - other.number);
  for (let index = 0; index < packets.length; index += 1) {
    const captured = packets.at(index);
    if (captured === undefined) continue;
    const connects = captured.packet?.type === 'CONNECT' && connections.has(captured.connection);
    if (connects || passing.has(captured)) chosen.push(captured);
  }
  return { chosen, added: chosen.length - passing.size };
}
