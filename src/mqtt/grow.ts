// A buffer that has become too small.

/** A buffer of `size` bytes that begins with the first `used` bytes of `bytes`. */
export function grow(bytes: Uint8Array, used: number, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes.subarray(0, used));
  return larger;
}
