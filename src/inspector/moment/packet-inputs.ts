// At which input of the in-page broker a packet had reached it, or had been sent by it. A moment of the wire is
// everything up to one packet: the broker has then handled at least the inputs of all packets up to there.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { firstPlace } from '../../capture/first-place.ts';
import type { PacketStore } from '../../capture/packet-store.ts';

/** The part of the broker's history that finds inputs (its `inputOf`). `connection`: the broker's number. */
export type FindInput = (connection: number, direction: CapturedPacket['direction'], bytes: number) => number | null;

export class PacketInputs {
  readonly #packets: PacketStore;
  readonly #find: FindInput;
  /** The broker's number of each connection of the wire that goes to it. */
  readonly #connections: ReadonlyMap<number, number>;
  /** Packets that were looked at, by number, and the highest input of each and those before it. */
  #numbers: number[] = [];
  #inputs: number[] = [];
  #firstUnsent = Infinity;

  constructor(packets: PacketStore, find: FindInput, connections: ReadonlyMap<number, number>) {
    this.#packets = packets;
    this.#find = find;
    this.#connections = connections;
  }

  /** The last input that had been handled when packet `number` was through; 0 = none. */
  at(number: number): number {
    this.#lookUpTo(number);
    const behind = firstPlace(this.#numbers.length, (place) => (this.#numbers[place] ?? Infinity) > number);
    return this.#inputs[behind - 1] ?? 0;
  }

  /**
   * The input of the packet alone; null = it belongs to none: it went elsewhere, a fault kept it, or the broker has not
   * told yet.
   */
  of({ connection, direction, atBroker, brokerTime, fault }: CapturedPacket): number | null {
    const known = this.#connections.get(connection);
    if (known === undefined || atBroker === undefined) return null;
    if (direction === 'to-broker' && (brokerTime === null || fault?.kind === 'dropped')) return null;
    return this.#find(known, direction, atBroker);
  }

  /**
   * Whether, up to that packet, a client got what the broker has not sent: it is not the broker that was there then.
   */
  isAnother(number: number): boolean {
    this.#lookUpTo(number);
    return this.#firstUnsent <= number;
  }

  #lookUpTo(number: number): void {
    const last = this.#numbers.at(-1) ?? 0;
    let highest = this.#inputs.at(-1) ?? 0;
    for (let index = this.#packets.indexOf(last + 1); index < this.#packets.length; index += 1) {
      const captured = this.#packets.at(index);
      if (captured === undefined || captured.number > number) return;
      const input = this.of(captured);
      if (input === null && captured.direction === 'to-client' && this.#connections.has(captured.connection))
        this.#firstUnsent = Math.min(this.#firstUnsent, captured.number);
      highest = Math.max(highest, input ?? 0);
      this.#numbers.push(captured.number);
      this.#inputs.push(highest);
    }
  }
}
