// Which request a packet answers, from the protocol alone: SUBACK to SUBSCRIBE by connection and Packet Identifier, PUBACK to PUBLISH by
// client, direction and Packet Identifier. Pure. A session goes on over connections, so what carries a message is found by client.
import type { CapturedPacket } from './captured-packet.ts';

/** Packets in order, such as a PacketStore. */
export interface PacketSource {
  readonly length: number;
  at: (index: number) => CapturedPacket | undefined;
  /** The place of the first packet whose number is not below `number`. */
  indexOf: (number: number) => number;
}

/** Packets before an answer among which its request is looked for. */
const lookedAt = 50_000;

/** Show it every packet once, in order. */
export class Exchanges {
  /** Numbers of the packets that began what is or was last under way. */
  readonly #began = new Map<string, number>();

  /** The number of the packet that began the exchange of this one, which may be itself; null for what is no part of any. */
  take(captured: CapturedPacket): number | null {
    const key = keyOf(captured);
    if (key === null) return null;
    const before = this.#began.get(key);
    if (!begins(captured, before !== undefined)) return before ?? null;
    this.#began.set(key, captured.number);
    return captured.number;
  }
}

/** The packet that the packet `number` answers or repeats; undefined when it begins something itself, or that is not known any more. */
export function requestOf(packets: PacketSource, number: number): CapturedPacket | undefined {
  const end = packets.indexOf(number);
  const exchanges = new Exchanges();
  for (let index = Math.max(0, end - lookedAt); index < end; index += 1) {
    const captured = packets.at(index);
    if (captured !== undefined) exchanges.take(captured);
  }
  const captured = packets.at(end);
  const began = captured?.number === number ? exchanges.take(captured) : null;
  return began === null || began === number ? undefined : packets.at(packets.indexOf(began));
}

/** A session goes on over connections, so its messages are found by client where it has a name. */
function clientKey({ clientId, connection }: CapturedPacket): string {
  return clientId === '' ? `#${connection}` : `=${clientId}`;
}

function keyOf(captured: CapturedPacket): string | null {
  const { packet, direction, connection } = captured;
  switch (packet?.type) {
    case 'CONNECT':
    case 'CONNACK':
      return `connect ${connection}`;
    case 'SUBSCRIBE':
    case 'SUBACK':
      return `subscribe ${connection} ${packet.packetId}`;
    case 'UNSUBSCRIBE':
    case 'UNSUBACK':
      return `unsubscribe ${connection} ${packet.packetId}`;
    case 'PINGREQ':
    case 'PINGRESP':
      return `ping ${connection}`;
    case 'PUBLISH':
      return packet.packetId === undefined ? null : `${direction} ${packet.packetId} ${clientKey(captured)}`;
    case 'PUBREL':
      return `${direction} ${packet.packetId} ${clientKey(captured)}`;
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBCOMP':
      return `${direction === 'to-broker' ? 'to-client' : 'to-broker'} ${packet.packetId} ${clientKey(captured)}`;
    default:
      return null;
  }
}

/** `open`: its Packet Identifier has been seen before. */
function begins({ packet, fault }: CapturedPacket, open: boolean): boolean {
  // The second copy of a packet that a fault has doubled begins nothing.
  if (fault?.kind === 'duplicate') return false;
  switch (packet?.type) {
    case 'CONNECT':
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE':
    case 'PINGREQ':
      return true;
    case 'PUBLISH':
      return !packet.dup || !open;
    default:
      return false;
  }
}
