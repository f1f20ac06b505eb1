// What outlives a broker, in one directory: sessions with everything that belongs to them, and retained messages. Opens
// it, restores a broker from it, and writes down what the broker tells.
import type { Broker } from '../../broker.ts';
import { restore } from '../../restore.ts';
import type { ClockOffset } from './columns.ts';
import { dataError } from './data-error.ts';
import { compact } from './free-pages.ts';
import { GroupCommit } from './group-commit.ts';
import { Journal } from './journal.ts';
import { loadState } from './load-state.ts';
import { openDatabase } from './open-database.ts';

export interface Store {
  /** Calls `act` when everything that the broker has told so far is safe. */
  afterCommit(act: () => void): void;
  /** Makes it safe now, instead of at the end of this turn of the event loop. */
  commit(): void;
  /** Makes it safe, and gives the directory back. */
  close(): void;
}

/** The computer's clock against `performance.now()`, which hosts give to the broker. */
const clockOffset: ClockOffset = () => Date.now() - performance.now();

/**
 * Restores a new broker from the directory, and writes down its changes from then on. Makes the directory when it is
 * missing. `now` and `offset`: the broker's clock. `onFailure`: a change could not be kept, so the broker must not go
 * on; nothing that waits is called any more. Throws DataError.
 */
export function openStore(
  directory: string,
  broker: Broker,
  onFailure: (error: unknown) => void,
  now = performance.now(),
  offset = clockOffset,
): Store {
  const { database, file } = openDatabase(directory);
  try {
    const commit = new GroupCommit(database, file, onFailure);
    const kept = loadState(database, file, offset);
    compact(database);
    broker.listen(new Journal(database, commit, offset, kept).listen, 'what-lasts');
    broker.look((state) => restore(state, kept.state, now));
    return commit;
  } catch (error) {
    database.close();
    throw dataError(file, error);
  }
}
