// Which addresses the reader is asked about, and how those are refused that nobody is asked about any more. Code in a loop
// can neither bury the reader in questions nor keep the page busy with refusals.
import type { ConnectFailure } from './page-protocol.ts';
import type { ProxiedConnection } from './proxied-connection.ts';

export interface QuestionsOptions {
  ask: (url: string, cell: string) => void;
  /** The question needs no answer any more. */
  withdraw: (url: string) => void;
}

/** Questions that may wait for an answer at once. */
const openAtMost = 8;

/** After so many denials in one run it is not asked for again. */
const denialsAtMost = 3;

/** Refusals of a run that are told at once; each later one waits longer than the one before, in milliseconds. */
const promptRefusals = 3;
const firstDelay = 250;
const longestDelay = 10_000;

/** A connection that waits for the reader's answer, and which run of which cell wants it. */
interface Held {
  connection: ProxiedConnection;
  run: string;
}

/** What the reader and the wire have refused one run. */
interface Refusals {
  /** Addresses that the reader has said no to. */
  denied: Set<string>;
  count: number;
}

export class Questions {
  readonly #options: QuestionsOptions;
  readonly #held = new Map<string, Held[]>();
  readonly #refusals = new Map<string, Refusals>();

  constructor(options: QuestionsOptions) {
    this.#options = options;
  }

  /** Holds the connection until there is an answer, or refuses it. */
  hold(url: string, connection: ProxiedConnection): void {
    const { cell } = connection.origin;
    const run = runOf(connection);
    const { denied } = this.#of(run);
    const waiting = this.#held.get(url);
    if (denied.has(url)) this.refuse(connection, { code: 'not-allowed', url });
    else if (denied.size >= denialsAtMost) this.refuse(connection, { code: 'not-asked', url });
    else if (waiting !== undefined) waiting.push({ connection, run });
    else if (this.#held.size >= openAtMost) this.refuse(connection, { code: 'not-asked', url });
    else {
      this.#held.set(url, [{ connection, run }]);
      this.#options.ask(url, cell);
    }
  }

  /** The reader has said yes, or chosen this address: the connections that wait for it. */
  allow(url: string): ProxiedConnection[] {
    return this.#take(url).map(({ connection }) => connection);
  }

  /** The reader has said no. */
  deny(url: string): void {
    for (const { connection, run } of this.#take(url)) {
      this.#of(run).denied.add(url);
      this.refuse(connection, { code: 'not-allowed', url });
      if (this.#of(run).denied.size >= denialsAtMost) this.#refuseRest(run);
    }
  }

  /** The connection is over: nobody needs to answer for it. */
  over(connection: ProxiedConnection): void {
    for (const url of [...this.#held.keys()]) this.#keep(url, (held) => held.connection !== connection);
  }

  /** A fresh kernel: nothing of the old one is known any more. */
  clear(): void {
    for (const url of [...this.#held.keys()]) this.#keep(url, () => false);
    this.#refusals.clear();
  }

  /** Tells the client of the refusal: at once, or later where the run has been refused often. */
  refuse(connection: ProxiedConnection, why: ConnectFailure): void {
    const refusals = this.#of(runOf(connection));
    refusals.count += 1;
    const late = refusals.count - promptRefusals;
    if (late <= 0) connection.fail(why);
    else setTimeout(() => connection.fail(why), Math.min(longestDelay, firstDelay * 2 ** (late - 1)));
  }

  #refuseRest(run: string): void {
    for (const [url, held] of [...this.#held]) {
      const ours = held.filter((one) => one.run === run);
      this.#keep(url, (one) => one.run !== run);
      for (const { connection } of ours) this.refuse(connection, { code: 'not-asked', url });
    }
  }

  #keep(url: string, isKept: (held: Held) => boolean): void {
    const held = this.#held.get(url) ?? [];
    const left = held.filter(isKept);
    if (left.length === held.length) return;
    if (left.length > 0) this.#held.set(url, left);
    else {
      this.#held.delete(url);
      this.#options.withdraw(url);
    }
  }

  #take(url: string): Held[] {
    const held = this.#held.get(url) ?? [];
    this.#held.delete(url);
    return held;
  }

  #of(run: string): Refusals {
    let refusals = this.#refusals.get(run);
    if (!refusals) this.#refusals.set(run, (refusals = { denied: new Set(), count: 0 }));
    return refusals;
  }
}

function runOf({ origin: { cell, execution } }: ProxiedConnection): string {
  return `${cell} ${execution}`;
}
