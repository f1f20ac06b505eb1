// Clients that do not read what is sent to them, where the carrier can tell. Their messages wait in the broker's queue
// instead. A client that goes on asking and reads no answer is closed.
import type { ByteLink } from '../../link/link.ts';

/** Bytes that may wait for a slow reader before its messages stay in the broker's queue. */
const congestedBytes = 4 * 1_048_576;
/** Bytes of answers that may wait in addition. */
const unreadAnswerBytes = 4 * 1_048_576;

export class SlowReaders {
  readonly #tell: (connection: number, congested: boolean) => void;
  /** For each slow reader, how many bytes waited when it was found. */
  readonly #waiting = new Map<number, number>();

  constructor(tell: (connection: number, congested: boolean) => void) {
    this.#tell = tell;
  }

  has(connection: number): boolean {
    return this.#waiting.has(connection);
  }

  forget(connection: number): void {
    this.#waiting.delete(connection);
  }

  /** Something was sent over the link of a client. */
  sent(connection: number, link: ByteLink): void {
    const waiting = link.bufferedBytes;
    if (waiting <= congestedBytes) return;
    const before = this.#waiting.get(connection);
    if (before !== undefined) {
      if (waiting > before + unreadAnswerBytes) link.close();
      return;
    }
    this.#waiting.set(connection, waiting);
    link.whenDrained?.(() => {
      if (this.#waiting.delete(connection)) this.#tell(connection, false);
    });
    // Not at once: all effects of one input come before the next input.
    queueMicrotask(() => {
      if (this.#waiting.has(connection)) this.#tell(connection, true);
    });
  }
}
