// Connects the clients of a run: so many a second, and never more at once than a broker's queue of new connections holds. When the
// broker does not answer any of them, the rest is not tried. Pure.
import type { ByteLink } from '../link/link.ts';
import type { Client } from './client.ts';
import type { HappeningCode } from './happenings.ts';
import type { Measurements } from './measurements.ts';

/** Milliseconds that a broker has for CONNACK, and again for SUBACK. */
const answerTime = 10_000;
const mostAtOnce = 100;

export interface LinkProblem {
  code: Extract<HappeningCode, 'unreachable' | 'too-many-files' | 'no-free-port'>;
  detail: string;
}

/** Opens one link, and calls back once. What it returns gives up a link that is not open yet. */
export type OpenLink = (opened: (link: ByteLink) => void, failed: (problem: LinkProblem) => void) => () => void;

export class Connecting {
  readonly #clients: readonly Client[];
  readonly #open: OpenLink;
  readonly #measurements: Measurements;
  readonly #perMillisecond: number;
  #began = Number.NaN;
  #next = 0;
  /** Those that are not connected yet, by the time at which they give up. */
  readonly #deadlines = new Map<Client, number>();
  /** Gives up the link of a client that is not open yet. */
  readonly #giveUp = new Map<Client, () => void>();
  /** How many in a row were not answered. Their places are not given to others until one is. */
  #stalled = 0;

  /** `rate` in connections a second. */
  constructor(clients: readonly Client[], rate: number, open: OpenLink, measurements: Measurements) {
    this.#clients = clients;
    this.#open = open;
    this.#measurements = measurements;
    this.#perMillisecond = rate / 1000;
  }

  get isOver(): boolean {
    return this.#next === this.#clients.length && this.#deadlines.size === 0;
  }

  /** Begins what is due. Returns when it wants to be called again. */
  tick(now: number): number {
    if (Number.isNaN(this.#began)) this.#measurements.connectsBegan = this.#began = now;
    this.#endStalled(now);
    const due = Math.floor((now - this.#began) * this.#perMillisecond) + 1;
    while (this.#next < Math.min(due, this.#clients.length) && this.#deadlines.size < mostAtOnce - this.#stalled) {
      const client = this.#clients[this.#next] as Client;
      this.#next += 1;
      this.#begin(client, now);
    }
    const next = this.#began + this.#next / this.#perMillisecond;
    return this.#next < this.#clients.length ? Math.min(now + 50, Math.max(next, now + 1)) : now + 50;
  }

  /** A client is connected, has failed, or waits for its next answer from now on. */
  changed(client: Client, now: number): void {
    if (!this.#deadlines.has(client)) return;
    const { state } = client;
    if (state === 'ended') this.#giveUp.get(client)?.();
    this.#giveUp.delete(client);
    if (state === 'connecting' || state === 'subscribing') this.#deadlines.set(client, now + answerTime);
    else this.#deadlines.delete(client);
    if (state === 'subscribing' || state === 'ready') this.#stalled = 0;
    if (state !== 'ready') return;
    this.#measurements.connected += 1;
    this.#measurements.connectsEnded = now;
  }

  /** Begins no more connections. */
  stop(): void {
    this.#next = this.#clients.length;
  }

  #begin(client: Client, now: number): void {
    client.begin(now);
    this.#deadlines.set(client, now + answerTime);
    const giveUp = this.#open(
      (link) => client.opened(link),
      ({ code, detail }) => client.fail(code, detail),
    );
    if (client.state === 'opening') this.#giveUp.set(client, giveUp);
  }

  #endStalled(now: number): void {
    for (const [client, deadline] of this.#deadlines) {
      if (deadline > now) continue;
      this.#stalled += 1;
      client.stall();
    }
    if (this.#stalled < mostAtOnce || this.#next === this.#clients.length) return;
    this.#measurements.happenings.tell('not-tried', '', this.#clients.length - this.#next);
    for (const client of this.#clients.slice(this.#next)) client.leave();
    this.#next = this.#clients.length;
  }
}
