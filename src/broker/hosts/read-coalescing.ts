// A client that writes one small packet after another costs the host a system call for each, and pays for waking the
// broker. While a client does so, the host rests for a moment between two turns of the event loop. Then it reads
// everything that has come meanwhile at once, as network cards coalesce their interrupts. A client that waits for an
// answer does not go on writing, so it causes no rest. A broker that has enough to do takes none.

/** A client that sends again within so many milliseconds has not waited for an answer. */
const atOnce = 0.03;
/** How often in succession a client has to do so, before the host rests. */
const longStreak = 8;
/** Milliseconds of the rest. A turn with so much work is followed by none. */
const restTime = 0.3;
/** Clients that are watched at the same time. */
const mostWatched = 100;

interface Streak {
  ended: number;
  length: number;
}

export class ReadCoalescing {
  readonly #now: () => number;
  readonly #rest: (milliseconds: number) => void;
  readonly #streaks = new Map<number, Streak>();
  #current: Streak = { ended: 0, length: 0 };
  #began = 0;
  /** When the last read or rest was over. */
  #ended = 0;
  #awakeSince = 0;
  #worked = 0;
  #atEndOfTurn = false;

  /** `now` in milliseconds; `rest` blocks. */
  constructor(now: () => number = () => performance.now(), rest = blocked()) {
    this.#now = now;
    this.#rest = rest;
  }

  /** Bytes of a client are about to be handled. */
  begin(connection: number): void {
    const now = (this.#began = this.#now());
    if (now - this.#ended > atOnce || this.#streaks.size > mostWatched) this.#streaks.clear();
    const streak = this.#streaks.get(connection);
    if (streak === undefined) {
      this.#current = { ended: now, length: 0 };
      this.#streaks.set(connection, this.#current);
      return;
    }
    streak.length = now - Math.max(streak.ended, this.#awakeSince) > atOnce ? 0 : streak.length + 1;
    this.#current = streak;
  }

  /** They have been handled. Returns how long that took, in milliseconds. */
  end(): number {
    this.#ended = this.#now();
    const took = this.#ended - this.#began;
    this.#worked += took;
    this.#current.ended = this.#ended;
    if (this.#current.length >= longStreak && !this.#atEndOfTurn) {
      this.#atEndOfTurn = true;
      this.#worked = 0;
      setImmediate(() => this.#endTurn());
    }
    return took;
  }

  #endTurn(): void {
    this.#atEndOfTurn = false;
    if (this.#worked >= restTime) return;
    this.#rest(restTime);
    this.#awakeSince = this.#ended = this.#now();
  }
}

function blocked(): (milliseconds: number) => void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  return (milliseconds) => void Atomics.wait(never, 0, 0, milliseconds);
}
