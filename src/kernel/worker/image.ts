// Images that a cell may show: raster bytes, told by how they start, or a data URL of such bytes.
import { imageKind, type ImageKind } from '../image-kind.ts';
import { largestImage } from '../output-bounds.ts';
import { bytesOf } from './serialise.ts';

/** Null when `value` is no such image, or one of more than 8 MiB. The bytes are a copy. */
export function readImage(value: unknown): { mime: ImageKind; bytes: Uint8Array } | null {
  const bytes = typeof value === 'string' ? dataUrlBytes(value) : bytesOf(value);
  if (bytes === null || bytes.length > largestImage) return null;
  const kind = imageKind(bytes);
  return kind && { mime: kind, bytes: bytes.slice() };
}

function dataUrlBytes(url: string): Uint8Array | null {
  const match = /^data:image\/[a-z]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(url.slice(0, largestImage * 2));
  if (!match?.[1]) return null;
  try {
    return Uint8Array.from(atob(match[1]), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
