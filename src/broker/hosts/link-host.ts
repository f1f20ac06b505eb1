// What every host does: gives the broker links, a clock and a timer, and carries out its effects.
import type { ByteLink } from '../../link/link.ts';
import type { Effect, Input } from '../boundary.ts';
import type { Broker } from '../broker.ts';
import type { LoggedInput } from '../input-log.ts';
import { HostClock } from './host-clock.ts';
import type { SlowReaders } from './slow-readers.ts';

/** The longest that setTimeout can wait; a later deadline is looked at again then. */
const LONGEST_TIMEOUT = 2_147_483_647;

export interface LinkHostOptions {
  /** The links transfer or change what they send, so that each needs bytes of its own. */
  carriersKeepBytes: boolean;
  /** Calls what it is given, in order, when all that the broker has changed so far is kept; null = nothing is kept. */
  afterCommit?: ((act: () => void) => void) | null;
  /** Where the links can tell that they are slow (slow-readers.ts); null = they cannot. */
  slowReaders?: ((tell: (connection: number, congested: boolean) => void) => SlowReaders) | null;
  /** The machine's, when it is left out. */
  clock?: HostClock;
}

export class LinkHost {
  readonly #broker: Broker;
  readonly #carriersKeepBytes: boolean;
  readonly #afterCommit: ((act: () => void) => void) | null;
  readonly #clock: HostClock;
  /** Gets each input before the broker does: what it writes down can be replayed (../input-log.ts). */
  record: ((entry: LoggedInput) => void) | null = null;
  readonly #links = new Map<number, ByteLink>();
  readonly #slowReaders: SlowReaders | null;
  /** Clients for which more waits than is sent at once. */
  readonly #hungry = new Set<number>();
  #lastConnection = 0;
  #timer: { at: number; handle: ReturnType<typeof setTimeout> } | null = null;
  #ended = false;

  constructor(
    broker: Broker,
    { carriersKeepBytes, afterCommit = null, slowReaders = null, clock = new HostClock() }: LinkHostOptions,
  ) {
    this.#broker = broker;
    this.#carriersKeepBytes = carriersKeepBytes;
    this.#afterCommit = afterCommit;
    this.#clock = clock;
    this.#slowReaders =
      slowReaders &&
      slowReaders((connection, congested) => this.#handle({ type: 'congestion', connection, congested }));
    this.#setTimer(); // a broker that was restored has deadlines
  }

  /** A client has come. Returns the number of its connection. */
  attach(link: ByteLink): number {
    const connection = ++this.#lastConnection;
    this.#links.set(connection, link);
    this.#handle({ type: 'open', connection });
    link.onBytes = (bytes) => this.#handle({ type: 'bytes', connection, bytes });
    link.onClose = () => {
      this.#links.delete(connection);
      this.#slowReaders?.forget(connection);
      this.#handle({ type: 'closed', connection });
    };
    return connection;
  }

  /** The clock has been stopped, moved or let go: does what is due on it now. */
  tick(): void {
    this.#clearTimer();
    this.#handle({ type: 'tick' });
  }

  /** Says goodbye to every client and closes its link; no timer is left. */
  shutdown(): void {
    this.#ended = true;
    this.#handle({ type: 'shutdown' });
    this.#clearTimer();
  }

  #handle(input: Input): void {
    const now = this.#clock.now();
    this.record?.({ now, input });
    const effects = this.#broker.handle(input, now);
    // A client reads of nothing that could still be forgotten.
    if (this.#afterCommit === null) this.#carryOutAll(effects);
    else this.#afterCommit(() => this.#carryOutAll(effects));
    this.#setTimer();
  }

  #carryOutAll(effects: readonly Effect[]): void {
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: Effect): void {
    const { connection } = effect;
    const link = this.#links.get(connection);
    if (link === undefined) return;
    if (effect.type === 'close') {
      link.close();
      return;
    }
    if (effect.type === 'more') {
      this.#sendMore(connection);
      return;
    }
    link.send(this.#carriersKeepBytes ? effect.bytes.slice() : effect.bytes);
    this.#slowReaders?.sent(connection, link);
  }

  /** In a later turn, so that the others have theirs; a slow reader is sent more when it has caught up. */
  #sendMore(connection: number): void {
    if (this.#hungry.has(connection)) return;
    this.#hungry.add(connection);
    setTimeout(() => {
      this.#hungry.delete(connection);
      if (this.#ended || !this.#links.has(connection) || this.#slowReaders?.has(connection) === true) return;
      this.#handle({ type: 'congestion', connection, congested: false });
    }, 0);
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer.handle);
    this.#timer = null;
  }

  #setTimer(): void {
    // Sessions that outlive their clients have deadlines still.
    if (this.#ended || this.#clock.stands) return;
    const at = this.#broker.nextDeadline();
    // A timer that comes too early finds nothing due and is set again.
    if (at === null || (this.#timer !== null && this.#timer.at <= at)) return;
    this.#clearTimer();
    const wait = Math.min(Math.max(0, at - this.#clock.now()), LONGEST_TIMEOUT);
    const handle = setTimeout(() => {
      this.#timer = null;
      if (!this.#clock.stands) this.#handle({ type: 'tick' });
    }, wait);
    this.#timer = { at, handle };
  }
}
