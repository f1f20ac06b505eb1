// Variable Byte Integers [MQTT5-1.5.5]: seven bits a byte, at most four bytes, 0 to 268,435,455.

export const variableByteIntegerMaximum = 268_435_455;

/** Bytes that `value` takes: the fewest possible. [MQTT5-1.5.5-1] */
export function variableByteIntegerLength(value: number): 1 | 2 | 3 | 4 {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : 4;
}

/** Writes `value` at `at` and returns the position after it. */
export function writeVariableByteInteger(target: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest > 0x7f) {
    target[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  target[at++] = rest;
  return at;
}

/** What `readVariableByteInteger` returns in place of a value. */
export const incomplete = -1;
export const tooLong = -2;
export const notMinimal = -3;

/**
 * The value at `at`, of which the last byte lies before `end`, or one of the three negative numbers above. A value
 * takes `variableByteIntegerLength` bytes, as no other form is allowed. [MQTT5-1.5.5-1]
 */
export function readVariableByteInteger(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let position = at, shift = 0; shift < 28; position++, shift += 7) {
    if (position >= end) return incomplete;
    const byte = bytes[position] as number;
    if (byte < 0x80) return byte === 0 && shift > 0 ? notMinimal : value | (byte << shift);
    value |= (byte & 0x7f) << shift;
  }
  return tooLong;
}

/** The value at `at` for which `readVariableByteInteger` is `notMinimal`: it stands in more bytes than it needs. */
export function readLongVariableByteInteger(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = writtenLength(bytes, at) - 1; index >= 0; index--)
    value = value * 128 + ((bytes[at + index] as number) & 0x7f);
  return value;
}

/** Bytes that the complete value at `at` stands in, at most four. */
export function writtenLength(bytes: Uint8Array, at: number): number {
  let length = 1;
  while (length < 4 && (bytes[at + length - 1] as number) >= 0x80) length++;
  return length;
}
