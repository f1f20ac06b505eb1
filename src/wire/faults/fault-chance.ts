// Whether a fault with a chance meets a packet. Each client has a row of random numbers for each direction, so that a seed
// gives the same again whatever other clients do meanwhile.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { SeededRandom } from '../../random.ts';
import type { FaultAction } from '../kernel-protocol.ts';

type Whose = Pick<CapturedPacket, 'clientId' | 'direction'>;
type Delay = Extract<FaultAction, { kind: 'delay' }>;

export class FaultChance {
  readonly #chance: number;
  readonly #seed: number;
  readonly #rows = new Map<string, SeededRandom>();

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
    const name = `${direction} ${clientId}`;
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    const row = new SeededRandom(this.#seed ^ hash(name));
    this.#rows.set(name, row);
    return row;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  return mixed;
}
