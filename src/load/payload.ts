// The bytes behind the mark of a payload, the same for all messages of a part. Pure.
import { markSize } from './mark.ts';
import type { PayloadPattern } from './scenario.ts';

const sentence = 'The quick brown fox jumps over the lazy dog. ';

/** `size` bytes; the first `markSize` of them are written anew for each message. */
export function payloadOf(size: number, pattern: PayloadPattern): Uint8Array {
  const payload = new Uint8Array(size);
  if (pattern === 'text') {
    for (let at = markSize; at < size; at += 1) payload[at] = sentence.charCodeAt((at - markSize) % sentence.length);
  } else if (pattern === 'random') {
    // Xorshift: no program packs it any smaller, and it is the same in every run.
    for (let at = markSize, state = 0x9e37_79b9; at < size; at += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      payload[at] = state;
    }
  }
  return payload;
}
