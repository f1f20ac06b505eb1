// Bytes that a writer of capture files appends to: pcapng is written little-endian, IP and TCP big-endian.
import { utf8Length, writeUtf8 } from '../../mqtt/utf8.ts';

export class GrowingBytes {
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A copy of what was written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  /** What was written from `start` on; valid until the next write. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#length);
  }

  u8(value: number): void {
    const at = this.#take(1);
    this.#bytes[at] = value;
  }

  u16(value: number, littleEndian = false): void {
    const at = this.#take(2);
    this.#view.setUint16(at, value, littleEndian);
  }

  u32(value: number, littleEndian = false): void {
    const at = this.#take(4);
    this.#view.setUint32(at, value, littleEndian);
  }

  add(bytes: Uint8Array): void {
    const at = this.#take(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** `text` without U+0000 and halves of surrogate pairs, and how many bytes it took. */
  utf8(text: string): number {
    const length = utf8Length(text);
    const at = this.#take(length);
    writeUtf8(this.#bytes, at, text);
    return length;
  }

  /** Zeros up to the next multiple of four from `start`. */
  pad(start: number): void {
    while ((this.#length - start) % 4 !== 0) this.u8(0);
  }

  setU16(at: number, value: number, littleEndian = false): void {
    this.#view.setUint16(at, value, littleEndian);
  }

  setU32(at: number, value: number, littleEndian = false): void {
    this.#view.setUint32(at, value, littleEndian);
  }

  /** Call it before `#bytes` and `#view` are looked at: it may replace them. */
  #take(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, at));
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}
