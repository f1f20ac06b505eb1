import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInvalidUtf8, readUtf8, utf8Length, writeUtf8 } from '../../src/mqtt/utf8.ts';

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function reference(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return fatal.decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes that decide: the first and last of each range of Unicode's table 3-7. */
const edges = [
  ...[0x01, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf],
  ...[0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
];

describe('readUtf8', () => {
  it('agrees with TextDecoder on every sequence of edge bytes, up to four', () => {
    let tried = 0;
    const visit = (prefix: number[]): void => {
      const bytes = Uint8Array.from(prefix);
      const text = readUtf8(bytes, 0, bytes.length);
      if (text !== reference(bytes)) expect(text, prefix.join(' ')).toBe(reference(bytes));
      if ((findInvalidUtf8(bytes, 0, bytes.length) === -1) !== (text !== null)) expect.fail(prefix.join(' '));
      tried++;
      // From the third byte on only continuations and their neighbours differ.
      if (prefix.length < 4)
        for (const byte of prefix.length < 2 ? edges : [0x41, 0x7f, 0x80, 0xbf, 0xc0]) visit([...prefix, byte]);
    };
    visit([]);
    expect(tried).toBe(1 + 25 + 25 ** 2 + 25 ** 2 * 5 + 25 ** 2 * 25);
  });

  it('agrees with TextDecoder on long strings, damaged or not', () => {
    const long = fc
      .string({ unit: 'binary', minLength: 60, maxLength: 120 })
      .map((text) => new TextEncoder().encode(text));
    fc.assert(
      fc.property(long, fc.nat(), fc.option(fc.nat({ max: 255 })), (bytes, at, value) => {
        if (value !== null) bytes[at % bytes.length] = value;
        expect(readUtf8(bytes, 0, bytes.length)).toBe(reference(bytes));
      }),
    );
  });

  it('reads only the part that it is given', () => {
    const bytes = Uint8Array.of(0xff, 0x61, 0x62, 0xff);
    expect(readUtf8(bytes, 1, 3)).toBe('ab');
  });
});

describe('utf8Length and writeUtf8', () => {
  it('write what TextEncoder writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (raw) => {
        const text = raw.replaceAll('\0', '');
        const expected = new TextEncoder().encode(text);
        expect(utf8Length(text)).toBe(expected.length);
        const target = new Uint8Array(expected.length + 2);
        expect(writeUtf8(target, 1, text)).toBe(expected.length + 1);
        expect(target.subarray(1, -1)).toEqual(expected);
      }),
    );
  });

  it.each(['\0', 'a\0b', '\ud800', '\udc00', '\ud800a', 'a\udfff', '\ud83d\ud83d\ude00'])('refuse %j', (text) => {
    expect(utf8Length(text)).toBe(-1);
  });
});
