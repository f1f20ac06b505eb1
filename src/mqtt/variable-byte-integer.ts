// Variable Byte Integers [MQTT5-1.5.5]: seven bits a byte, at most four bytes, 0 to 268,435,455.

export const VARIABLE_BYTE_INTEGER_MAXIMUM = 268_435_455;

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
