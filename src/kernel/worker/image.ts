// Images that a cell may show: raster bytes, told by how they start, or a data URL of such bytes.
import { bytesOf } from './serialise.ts';

const starts: readonly { mime: string; bytes: readonly number[]; at?: number }[] = [
  { mime: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { mime: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { mime: 'image/webp', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
];
const largest = 8 * 1024 * 1024;

/** Null when `value` is no such image, or one of more than 8 MiB. The bytes are a copy. */
export function readImage(value: unknown): { mime: string; bytes: Uint8Array } | null {
  const bytes = typeof value === 'string' ? dataUrlBytes(value) : bytesOf(value);
  if (bytes === null || bytes.length > largest) return null;
  const kind = starts.find(({ bytes: start, at = 0 }) => start.every((byte, i) => bytes[at + i] === byte));
  return kind ? { mime: kind.mime, bytes: bytes.slice() } : null;
}

function dataUrlBytes(url: string): Uint8Array | null {
  const match = /^data:image\/[a-z]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(url.slice(0, largest * 2));
  if (!match?.[1]) return null;
  try {
    return Uint8Array.from(atob(match[1]), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
