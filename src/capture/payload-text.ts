// Bytes of a payload as a short text for one line: as UTF-8, or else in hexadecimal. Nothing in it can change the line.

/** Line breaks, other controls, and marks that reorder or hide text. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A quoted text of at most about `limit` bytes, or `0x…`; `…` where more follows. */
export function payloadText(bytes: Uint8Array, limit = 60): string {
  const text = utf8(cutAtCharacter(bytes, limit));
  const more = bytes.length > limit ? '…' : '';
  if (text === null) return `0x${hex(bytes.subarray(0, Math.ceil(limit / 3)))}${bytes.length > limit / 3 ? '…' : ''}`;
  return `"${visible(text)}${more}"`;
}

/** `text` with what cannot be seen, or would act, written as an escape. */
export function visible(text: string): string {
  return text.replace(unsafe, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\r') return '\\r';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Strict UTF-8, or null. (This file must not need `TextDecoder`: it belongs to the platform, not to the language.) */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
}

/** The first `limit` bytes, without the beginning of a character that goes on behind them. */
export function cutAtCharacter(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length <= limit) return bytes;
  let end = limit;
  while (end > limit - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
