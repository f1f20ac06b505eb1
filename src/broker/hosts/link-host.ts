// The part of every host: gives the broker links, a clock and a timer, and carries out its effects. It copies what it
// sends, for carriers that transfer or change the bytes. The carriers of Node do not (node-links.ts).
import type { ByteLink } from '../../link/link.ts';
import type { Effect, Input } from '../boundary.ts';
import type { Broker } from '../broker.ts';
import type { LoggedInput } from '../replay/input-log.ts';
import { HostClock } from './host-clock.ts';

/** The longest time that setTimeout can wait. A later deadline is looked at again then. */
const longestTimeout = 2_147_483_647;

export class LinkHost {
  readonly #broker: Broker;
  readonly #clock: HostClock;
  /** Gets each input before the broker does. What it writes down can be replayed (../replay/input-log.ts). */
  record: ((entry: LoggedInput) => void) | null = null;
  protected readonly links = new Map<number, ByteLink>();
  /** Clients for which more messages wait than are sent at once. */
  readonly #hungry = new Set<number>();
  #lastConnection = 0;
  #timer: { at: number; handle: ReturnType<typeof setTimeout> } | null = null;
  #ended = false;

  /** `clock`: that of the machine, when it is left out. */
  constructor(broker: Broker, clock = new HostClock()) {
    this.#broker = broker;
    this.#clock = clock;
    this.#setTimer(); // a restored broker has deadlines already
  }

  /** A client has come. Returns the number of its connection. */
  attach(link: ByteLink): number {
    const connection = ++this.#lastConnection;
    this.links.set(connection, link);
    this.handle({ type: 'open', connection });
    link.onBytes = (bytes) => this.read(connection, bytes);
    link.onClose = () => this.left(connection);
    return connection;
  }

  /** The clock has been stopped, moved or started: does what is due now. */
  tick(): void {
    this.#clearTimer();
    this.handle({ type: 'tick' });
  }

  /** Disconnects every client and closes its link. No timer is left. */
  shutdown(): void {
    this.#ended = true;
    this.handle({ type: 'shutdown' });
    this.#clearTimer();
  }

  protected read(connection: number, bytes: Uint8Array): void {
    this.handle({ type: 'bytes', connection, bytes });
  }

  protected left(connection: number): void {
    this.links.delete(connection);
    this.handle({ type: 'closed', connection });
  }

  protected handle(input: Input): void {
    const now = this.#clock.now();
    this.record?.({ now, input });
    this.carryOut(this.#broker.handle(input, now));
    this.#setTimer();
  }

  protected carryOut(effects: readonly Effect[]): void {
    for (const effect of effects) {
      const { connection } = effect;
      const link = this.links.get(connection);
      if (link === undefined) continue;
      if (effect.type === 'close') link.close();
      else if (effect.type === 'more') this.#sendMore(connection);
      else this.send(connection, link, effect.bytes);
    }
  }

  protected send(_connection: number, link: ByteLink, bytes: Uint8Array): void {
    link.send(bytes.slice());
  }

  protected reads(connection: number): boolean {
    return this.links.has(connection);
  }

  /** In a later turn, so that other links have theirs. A slow reader is sent more when it has caught up. */
  #sendMore(connection: number): void {
    if (this.#hungry.has(connection)) return;
    this.#hungry.add(connection);
    setTimeout(() => {
      this.#hungry.delete(connection);
      if (!this.#ended && this.reads(connection)) this.handle({ type: 'congestion', connection, congested: false });
    }, 0);
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer.handle);
    this.#timer = null;
  }

  #setTimer(): void {
    // After the end there are still deadlines: of sessions that outlive their clients.
    if (this.#ended || this.#clock.stands) return;
    const at = this.#broker.nextDeadline();
    // A timer that fires too early finds nothing due, and is set again.
    if (at === null || (this.#timer !== null && this.#timer.at <= at)) return;
    this.#clearTimer();
    const wait = Math.min(Math.max(0, at - this.#clock.now()), longestTimeout);
    const handle = setTimeout(() => {
      this.#timer = null;
      if (!this.#clock.stands) this.handle({ type: 'tick' });
    }, wait);
    this.#timer = { at, handle };
  }
}
