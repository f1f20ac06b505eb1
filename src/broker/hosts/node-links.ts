// The rest of the host in Node: nothing is acknowledged before it is kept, messages for slow readers are held back,
// small reads are gathered, and no client is read for long while others wait.
import type { ByteLink } from '../../link/link.ts';
import type { Effect } from '../boundary.ts';
import type { Broker } from '../broker.ts';
import type { Store } from './data/sqlite-store.ts';
import { LinkHost } from './link-host.ts';
import { ReadCoalescing } from './read-coalescing.ts';
import { SlowReaders } from './slow-readers.ts';

/** Milliseconds of work. A client whose read takes more is read again when the other clients have had their turn. */
const longTurn = 0.5;

export class NodeLinks extends LinkHost {
  readonly #store: Store | null;
  readonly #coalescing: ReadCoalescing;
  readonly #slowReaders = new SlowReaders((connection, congested) =>
    this.handle({ type: 'congestion', connection, congested }),
  );

  /** `store`: null = nothing is kept. */
  constructor(broker: Broker, store: Store | null, coalescing = new ReadCoalescing()) {
    super(broker);
    this.#coalescing = coalescing;
    this.#store = store;
  }

  protected override read(connection: number, bytes: Uint8Array): void {
    this.#coalescing.begin(connection);
    super.read(connection, bytes);
    if (this.#coalescing.end() > longTurn) this.links.get(connection)?.readLater?.();
  }

  protected override left(connection: number): void {
    this.#slowReaders.forget(connection);
    super.left(connection);
  }

  // A client must not read of a change that could still be lost.
  protected override carryOut(effects: readonly Effect[]): void {
    if (this.#store === null) super.carryOut(effects);
    else this.#store.afterCommit(() => super.carryOut(effects));
  }

  protected override send(connection: number, link: ByteLink, bytes: Uint8Array): void {
    link.send(bytes);
    this.#slowReaders.sent(connection, link);
  }

  protected override reads(connection: number): boolean {
    return super.reads(connection) && !this.#slowReaders.has(connection);
  }
}
