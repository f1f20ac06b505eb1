// Which request a packet answers, from the protocol alone: SUBACK to SUBSCRIBE by connection and Packet Identifier, PUBACK to PUBLISH by
// client, direction and Packet Identifier. Pure. A session goes on over connections, so what carries a message is found by client.
import type { Frame } from './captured-packet.ts';

/** Frames in order, such as a FrameStore. */
export interface FrameSource {
  readonly length: number;
  at: (index: number) => Frame | undefined;
  /** The place of the first frame whose number is not below `number`. */
  indexOf: (number: number) => number;
}

/** Frames before an answer among which its request is looked for. */
const lookedAt = 50_000;

/** Show it every frame once, in order. */
export class Exchanges {
  /** Numbers of the frames that began what is or was last under way. */
  readonly #began = new Map<string, number>();

  /** The number of the frame that began the exchange of this one, which may be itself; null for what is no part of any. */
  take(frame: Frame): number | null {
    const key = keyOf(frame);
    if (key === null) return null;
    const before = this.#began.get(key);
    if (!begins(frame, before !== undefined)) return before ?? null;
    this.#began.set(key, frame.number);
    return frame.number;
  }
}

/** The frame that the frame `number` answers or repeats; undefined when it begins something itself, or that is not known any more. */
export function requestOf(frames: FrameSource, number: number): Frame | undefined {
  const end = frames.indexOf(number);
  const exchanges = new Exchanges();
  for (let index = Math.max(0, end - lookedAt); index < end; index += 1) {
    const frame = frames.at(index);
    if (frame !== undefined) exchanges.take(frame);
  }
  const frame = frames.at(end);
  const began = frame?.number === number ? exchanges.take(frame) : null;
  return began === null || began === number ? undefined : frames.at(frames.indexOf(began));
}

/** A session goes on over connections, so its messages are found by client where it has a name. */
function clientKey({ clientId, connection }: Frame): string {
  return clientId === '' ? `#${connection}` : `=${clientId}`;
}

function keyOf(frame: Frame): string | null {
  const { packet, direction, connection } = frame;
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
      return packet.packetId === undefined ? null : `${direction} ${packet.packetId} ${clientKey(frame)}`;
    case 'PUBREL':
      return `${direction} ${packet.packetId} ${clientKey(frame)}`;
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBCOMP':
      return `${direction === 'to-broker' ? 'to-client' : 'to-broker'} ${packet.packetId} ${clientKey(frame)}`;
    default:
      return null;
  }
}

/** `open`: its Packet Identifier has been seen before. */
function begins({ packet, fault }: Frame, open: boolean): boolean {
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
