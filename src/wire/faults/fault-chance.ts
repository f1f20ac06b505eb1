// Whether a fault with a chance meets a packet. The first client that the fault sees has a row of random numbers for each
// direction, the second has others, and so on: a seed gives the same again however their packets fall between each other,
// and though Client Identifiers are new in each run.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { SeededRandom } from '../../random.ts';
import type { FaultAction } from '../kernel-protocol.ts';

type Whose = Pick<CapturedPacket, 'clientId' | 'direction'>;
type Delay = Extract<FaultAction, { kind: 'delay' }>;

export class FaultChance {
  readonly #chance: number;
  readonly #seed: number;
  /** By client, in the order in which they were seen. */
  readonly #rows = new Map<string, Record<Whose['direction'], SeededRandom>>();

  constructor(chance: number, seed: number) {
    this.#chance = chance;
    this.#seed = seed;
  }

  meets(packet: Whose): boolean {
    return this.#chance === 1 || this.#row(packet).next() < this.#chance;
  }

  /** The delay of this packet: its jitter is in its milliseconds. */
  lengthened({ kind, milliseconds, jitter }: Delay, packet: Whose): Delay {
    const more = jitter === 0 ? 0 : this.#row(packet).next() * jitter;
    return { kind, milliseconds: milliseconds + Math.round(more), jitter: 0 };
  }

  #row({ clientId, direction }: Whose): SeededRandom {
    const known = this.#rows.get(clientId);
    if (known !== undefined) return known[direction];
    const first = apart(this.#seed) + 2 * this.#rows.size;
    const rows = { 'to-broker': new SeededRandom(apart(first)), 'to-client': new SeededRandom(apart(first + 1)) };
    this.#rows.set(clientId, rows);
    return rows[direction];
  }
}

/** Neighbours become numbers far from each other, of 32 bits: rows of near seeds would be alike. */
function apart(number: number): number {
  return Math.trunc(new SeededRandom(number).next() * 4_294_967_296);
}
