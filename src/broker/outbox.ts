// Collects the packets that one `handle` sends, so that each connection is written to once.
import { grow } from '../mqtt/grow.ts';
import type { Effect } from './boundary.ts';

/** The bytes for one connection: one packet, which other connections may share, or several in a buffer of its own. */
interface Pile {
  bytes: Uint8Array;
  length: number;
  own: boolean;
}

/** Bytes of the first buffer for several packets. */
const smallestBuffer = 256;

export class Outbox {
  #piles = new Map<number, Pile>();
  /** Work that was counted as bytes. */
  #spent = 0;
  #more = new Set<number>();
  #closing = new Set<number>();
  #expected = smallestBuffer;
  #packets = 0;
  #bytes = 0;

  /** Packets since the broker began, and their bytes. */
  get packets(): number {
    return this.#packets;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Several packets to one connection will hardly take more than `bytes`: what goes on is as long as what came. */
  expect(bytes: number): void {
    this.#expected = Math.max(bytes, smallestBuffer);
  }

  /** `bytes`: one packet. */
  send(connection: number, bytes: Uint8Array): void {
    this.#packets += 1;
    this.#bytes += bytes.length;
    const pile = this.#piles.get(connection);
    if (pile === undefined) this.#piles.set(connection, { bytes, length: bytes.length, own: false });
    else {
      const at = makeRoom(pile, bytes.length, this.#expected); // first, as it may change `pile.bytes`
      pile.bytes.set(bytes, at);
    }
  }

  /** As `send`, for a copy of `packet` with this Packet Identifier in the two bytes at `idAt`. */
  sendWithId(connection: number, packet: Uint8Array, idAt: number, packetId: number): void {
    const pile = this.#piles.get(connection);
    // Not slice(): for a Buffer of Node it copies nothing, and all connections would share the packet.
    const bytes = pile === undefined ? new Uint8Array(packet) : packet;
    this.send(connection, bytes);
    const target = pile === undefined ? bytes : pile.bytes;
    const at = pile === undefined ? idAt : pile.length - bytes.length + idAt;
    target[at] = packetId >> 8;
    target[at + 1] = packetId;
  }

  /** Sends a packet of four bytes, an acknowledgement: `first`, its Remaining Length 2 and the Packet Identifier. */
  sendBare(connection: number, first: number, packetId: number): void {
    this.#packets += 1;
    this.#bytes += 4;
    let pile = this.#piles.get(connection);
    if (pile === undefined) this.#piles.set(connection, (pile = { bytes: new Uint8Array(4), length: 0, own: true }));
    const at = makeRoom(pile, 4, smallestBuffer);
    pile.bytes[at] = first;
    pile.bytes[at + 1] = 2;
    pile.bytes[at + 2] = packetId >> 8;
    pile.bytes[at + 3] = packetId;
  }

  /** Counts work as if that many bytes were sent. */
  spend(bytes: number): void {
    this.#spent += bytes;
  }

  /** Bytes so far for one connection, with what was spent. */
  pending(connection: number): number {
    return (this.#piles.get(connection)?.length ?? 0) + this.#spent;
  }

  /** Asks the host for the moment to send more. */
  askForMore(connection: number): void {
    this.#more.add(connection);
  }

  close(connection: number): void {
    this.#closing.add(connection);
  }

  /** The effects so far, in the order in which connections were first touched; empties the box. */
  take(): Effect[] {
    const effects: Effect[] = [];
    for (const [connection, { bytes, length }] of this.#piles) {
      effects.push({
        type: 'send',
        connection,
        bytes: length === bytes.length ? bytes : bytes.subarray(0, length),
      });
    }
    for (const connection of this.#more) {
      if (!this.#closing.has(connection)) effects.push({ type: 'more', connection });
    }
    for (const connection of this.#closing) effects.push({ type: 'close', connection });
    this.#expected = smallestBuffer;
    if (this.#piles.size > 0) this.#piles = new Map();
    this.#spent = 0;
    if (this.#more.size > 0) this.#more = new Set();
    if (this.#closing.size > 0) this.#closing = new Set();
    return effects;
  }
}

/**
 * Adds `count` bytes to the pile, in a buffer of its own, and returns where they begin. A buffer that must grow has
 * `atLeast` bytes then.
 */
function makeRoom(pile: Pile, count: number, atLeast: number): number {
  const at = pile.length;
  pile.length += count;
  if (!pile.own || pile.length > pile.bytes.length) {
    pile.bytes = grow(pile.bytes, at, Math.max(pile.length * 2, atLeast));
    pile.own = true;
  }
  return at;
}
