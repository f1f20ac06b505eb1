// Bytes that wait to be posted, in pieces of one size however they came: a million short chunks take no more memory than
// their bytes, and a long chunk does not go on as a whole.
import { Queue } from './queue.ts';

/** Bytes of a piece. What takes it has other things to do too: it is one turn of its event loop. */
export const pieceSize = 16_384;

export class WaitingPieces {
  readonly #full = new Queue<Uint8Array<ArrayBuffer>>();
  /** The piece that is being filled, and how many bytes of it are. */
  #last = new Uint8Array(0);
  #filled = 0;
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** Copies the bytes. */
  add(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    for (let at = 0; at < bytes.length;) {
      if (this.#last.length === 0) this.#last = new Uint8Array(pieceSize);
      const part = bytes.subarray(at, at + pieceSize - this.#filled);
      this.#last.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === pieceSize) this.#full.push(this.#takeLast());
    }
  }

  /** The oldest piece, with a buffer of its own; null when nothing waits. */
  take(): Uint8Array<ArrayBuffer> | null {
    if (this.#bytes === 0) return null;
    const piece = this.#full.shift() ?? this.#takeLast();
    this.#bytes -= piece.length;
    return piece;
  }

  clear(): void {
    this.#full.clear();
    this.#takeLast();
    this.#bytes = 0;
  }

  #takeLast(): Uint8Array<ArrayBuffer> {
    const last = this.#filled === pieceSize ? this.#last : this.#last.slice(0, this.#filled);
    this.#last = new Uint8Array(0);
    this.#filled = 0;
    return last;
  }
}
