// A broker that keeps its data in a directory, and the next broker on the same directory. Each has a clock of its own,
// as processes have.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../../src/broker/hosts/data/sqlite-store.ts';
import type { BrokerOptions } from '../../../src/broker/options.ts';
import { Flow } from '../flow.ts';

/** A directory that is removed after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'lab-broker-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export class Restarts {
  flow: Flow;
  readonly #directory: string;
  readonly #options: Partial<BrokerOptions>;
  #store: Store;
  /** Milliseconds since 1970, less the time of the present broker's clock. */
  #offset = 1_800_000_000_000;
  #brokers = 0;

  constructor(options: Partial<BrokerOptions> = {}, directory = temporaryDirectory()) {
    this.#directory = directory;
    this.#options = options;
    this.flow = new Flow(options);
    this.#store = this.#open();
    onTestFinished(() => this.#store.close());
  }

  /** The broker crashes. The next one begins after `downtime` milliseconds. */
  crash(downtime = 0): Flow {
    this.#store.close();
    this.#findOrphans();
    const calendar = this.flow.now + this.#offset + downtime;
    this.flow = new Flow(this.#options);
    this.flow.now = 1000 * ++this.#brokers;
    this.#offset = calendar - this.flow.now;
    this.#store = this.#open();
    return this.flow;
  }

  /** The broker is told to end first. */
  restart(downtime = 0): Flow {
    this.flow.input({ type: 'shutdown' });
    return this.crash(downtime);
  }

  /** Closes the broker now, for tests that use many. Otherwise it ends with the test. */
  end(): void {
    this.#store.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  // A message that no session and no topic keeps would stay in the file for ever.
  #findOrphans(): void {
    const database = new DatabaseSync(join(this.#directory, 'broker.sqlite'));
    const orphans = database
      .prepare(
        `SELECT id FROM message WHERE id NOT IN (SELECT message FROM queued UNION SELECT message FROM inflight UNION
           SELECT message FROM retained UNION SELECT message FROM unreleased WHERE message IS NOT NULL)`,
      )
      .all();
    database.close();
    if (orphans.length > 0) throw new Error(`nobody keeps the messages ${orphans.map(({ id }) => id).join(', ')}`);
  }

  #open(): Store {
    const { broker, now } = this.flow;
    const offset = this.#offset;
    const fail = (error: unknown): void => {
      throw error;
    };
    return openStore(this.#directory, broker, fail, now, () => offset);
  }
}
