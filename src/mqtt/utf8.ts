// UTF-8 as MQTT wants it: well-formed, no surrogates, no U+0000, a byte order mark kept. [MQTT5-1.5.4-1..3]
// [MQTT311-1.5.3-1..3] Short strings are read and written here: for them a call into TextDecoder costs more than the
// bytes do.

declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => {
  encodeInto(text: string, target: Uint8Array): { written: number };
};

/** An ASCII string of at most so many bytes is made here. */
const shortLength = 24;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The last short string. Often packet after packet has the same topic. */
let last = '';

/**
 * The string in bytes[start, end), or null when MQTT does not allow it. Then `findInvalidUtf8` says where the fault is.
 */
export function readUtf8(bytes: Uint8Array, start: number, end: number): string | null {
  const length = end - start;
  if (length > shortLength) return decodeUtf8(bytes, start, end);
  if (isLast(bytes, start, length)) return last;
  const units = new Array<number>(length);
  for (let index = 0; index < length; index++) {
    const byte = bytes[start + index] as number;
    if (byte === 0) return null;
    if (byte > 0x7f) return decodeUtf8(bytes, start, end);
    units[index] = byte;
  }
  // In one call: a string that is put together from pieces stays a tree of pieces, in memory and in every comparison.
  last = String.fromCharCode(...units);
  return last;
}

function isLast(bytes: Uint8Array, start: number, length: number): boolean {
  if (length !== last.length) return false;
  // From the end, where topics differ.
  for (let index = length - 1; index >= 0; index--) {
    if (last.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}

function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | null {
  const part = bytes.subarray(start, end);
  if (part.includes(0)) return null;
  try {
    return decoder.decode(part);
  } catch {
    return null;
  }
}

/** The first position in bytes[start, end) where they are not a UTF-8 Encoded String of MQTT, or -1. */
export function findInvalidUtf8(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const length = bytes[at] === 0 ? 0 : sequenceLength(bytes, at, end);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Bytes of the well-formed sequence at `at` (Unicode, table 3-7), or 0. */
function sequenceLength(bytes: Uint8Array, at: number, end: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0; // a continuation, an overlong form, or above U+10FFFF
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (at + length > end) return 0;
  const second = bytes[at + 1] as number;
  // The second byte tells overlong forms, surrogates, and what is beyond the end of Unicode.
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let index = 2; index < length; index++) if (((bytes[at + index] as number) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Bytes that `text` takes, or -1 when MQTT cannot carry it: U+0000 or half a surrogate pair. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0) return -1;
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (unit < 0xd800 || unit > 0xdfff) length += 2;
    else {
      const low = text.charCodeAt(index + 1); // NaN past the end, which fails the comparison too
      if (unit > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) return -1;
      length += 2; // two units, four bytes
      index++;
    }
  }
  return length;
}

/** Writes `text`, for which `utf8Length` is not -1, at `at` and returns the position after it. */
export function writeUtf8(target: Uint8Array, at: number, text: string): number {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return at + encoder.encodeInto(text.slice(index), target.subarray(at)).written;
    target[at++] = unit;
  }
  return at;
}
