// Malformed packets for histories.
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import { malformedCases } from '../mqtt/malformed-cases.ts';

/** What no client may send after CONNECT, and whose end can be told. */
export const brokenPackets = malformedCases.filter(
  ({ from, bytes }) => from === 'client' && bytes[0] !== 0x10 && isOnePacket(bytes),
);

function isOnePacket(bytes: Uint8Array): boolean {
  try {
    return new PacketStream().push(bytes)[0]?.length === bytes.length;
  } catch {
    return false;
  }
}
