// Collects what one `handle` sends, so that each connection is written to once.
import type { Effect } from './boundary.ts';

export class Outbox {
  #chunks = new Map<number, Uint8Array[]>();
  #closing = new Set<number>();
  #packets = 0;
  #bytes = 0;

  /** Packets since the broker began, and their bytes. */
  get packets(): number {
    return this.#packets;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** `bytes`: one packet. */
  send(connection: number, bytes: Uint8Array): void {
    this.#packets += 1;
    this.#bytes += bytes.length;
    const chunks = this.#chunks.get(connection);
    if (chunks === undefined) this.#chunks.set(connection, [bytes]);
    else chunks.push(bytes);
  }

  close(connection: number): void {
    this.#closing.add(connection);
  }

  /** The effects so far, in the order in which connections were first touched; empties the box. */
  take(): Effect[] {
    const effects: Effect[] = [];
    for (const [connection, chunks] of this.#chunks) {
      effects.push({ type: 'send', connection, bytes: join(chunks) });
    }
    for (const connection of this.#closing) effects.push({ type: 'close', connection });
    if (this.#chunks.size > 0) this.#chunks = new Map();
    if (this.#closing.size > 0) this.#closing = new Set();
    return effects;
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}
