// Changes to the database, with all changes of one turn of the event loop in one transaction, and the effects that wait
// until they are safe. So a client reads an acknowledgement only when the message outlives this process.
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { dataError } from './data-error.ts';
import { giveBack } from './free-pages.ts';

/** Milliseconds from a change until the file is looked at, and between two steps that make it smaller. */
const patience = 1000;
const pause = 20;

export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #onFailure: (error: unknown) => void;
  #waiting: (() => void)[] = [];
  #state: 'idle' | 'open' | 'over' = 'idle';
  #tidying: ReturnType<typeof setTimeout> | null = null;

  /**
   * `onFailure`: a change could not be written (DataError, code `failed` or `corrupt`). Nothing is written after it,
   * and nothing that waits is called. The broker then knows more than the file, so it has to end.
   */
  constructor(database: DatabaseSync, file: string, onFailure: (error: unknown) => void) {
    this.#database = database;
    this.#file = file;
    this.#onFailure = onFailure;
  }

  /** Runs a statement that changes something. Returns how many rows it changed. */
  run(statement: StatementSync, ...values: SQLInputValue[]): number {
    if (this.#state === 'over') return 0;
    try {
      if (this.#state === 'idle') {
        this.#database.exec('BEGIN');
        this.#state = 'open';
        setImmediate(() => this.commit());
      }
      return Number(statement.run(...values).changes);
    } catch (error) {
      this.#fail(error);
      return 0;
    }
  }

  /** Runs a query. It finds nothing when the file has failed. */
  all(statement: StatementSync, ...values: SQLInputValue[]): Record<string, SQLOutputValue>[] {
    if (this.#state === 'over') return [];
    try {
      return statement.all(...values);
    } catch (error) {
      this.#fail(error);
      return [];
    }
  }

  /** Calls `act` when every change so far is safe: now, or with the commit. Calls keep their order. */
  afterCommit(act: () => void): void {
    if (this.#state === 'idle') act();
    else this.#waiting.push(act);
  }

  /** Makes the changes so far safe. */
  commit(): void {
    if (this.#state !== 'open') return;
    try {
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#state = 'idle';
    if (this.#tidying === null) this.#setTidying(patience);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const act of waiting) act();
  }

  /** Makes the file smaller, step by step. Changes that come meanwhile wait for one step at most. */
  #tidy(): void {
    this.#tidying = null;
    this.commit();
    if (this.#state !== 'idle') return;
    try {
      const more = giveBack(this.#database, this.#file);
      if (more) this.#setTidying(pause);
    } catch (error) {
      this.#fail(error);
    }
  }

  #setTidying(milliseconds: number): void {
    if (this.#tidying !== null) clearTimeout(this.#tidying);
    this.#tidying = setTimeout(() => this.#tidy(), milliseconds).unref();
  }

  /** Commits and closes the file. */
  close(): void {
    this.commit();
    this.#end();
    if (this.#database.isOpen) this.#database.close();
  }

  #end(): void {
    this.#state = 'over';
    if (this.#tidying !== null) clearTimeout(this.#tidying);
  }

  #fail(error: unknown): void {
    this.#end();
    this.#waiting = [];
    // That undoes an open transaction.
    if (this.#database.isOpen) this.#database.close();
    this.#onFailure(dataError(this.#file, error));
  }
}
