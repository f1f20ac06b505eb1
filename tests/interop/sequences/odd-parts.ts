// What the tables of cases share: strings that a packet should not hold, and ids.
import type { Bytes, Version } from './bytes.ts';

/** Takes a case into the list; `connected`: an ordinary CONNECT comes before. */
export type Add = (title: string, version: Version, connected: boolean, bytes: Bytes) => void;

let clients = 0;
/** A Client Identifier that no other case has. */
export const someone = (): string => `c${(clients += 1)}`;

/** Strings with their length, by what is odd about them. */
export const badStrings: Record<string, Bytes> = {
  empty: [0, 0],
  'U+0000': [0, 1, 0],
  'U+0001': [0, 1, 1],
  'U+007F': [0, 1, 0x7f],
  'U+0085': [0, 2, 0xc2, 0x85],
  'a surrogate': [0, 3, 0xed, 0xa0, 0x80],
  'an overlong form': [0, 2, 0xc0, 0xaf],
  'a lone 0x80': [0, 1, 0x80],
  'U+FFFF': [0, 3, 0xef, 0xbf, 0xbf],
  'U+FEFF': [0, 3, 0xef, 0xbb, 0xbf],
  'beyond U+10FFFF': [0, 4, 0xf4, 0x90, 0x80, 0x80],
  'longer than the packet': [0xff, 0xff, 0x61],
  'four bytes': [0, 4, 0xf0, 0x9f, 0x98, 0x80],
};
