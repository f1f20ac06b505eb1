// Which picture some bytes are, told by how they begin and never by a label. Only kinds that a browser can take for nothing
// else: an SVG or a page, opened by itself, would run the script in it.

export type ImageKind = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const signatures: readonly { kind: ImageKind; parts: readonly { at: number; bytes: readonly number[] }[] }[] = [
  { kind: 'image/png', parts: [{ at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }] },
  { kind: 'image/jpeg', parts: [{ at: 0, bytes: [0xff, 0xd8, 0xff] }] },
  { kind: 'image/gif', parts: [{ at: 0, bytes: ascii('GIF87a') }] },
  { kind: 'image/gif', parts: [{ at: 0, bytes: ascii('GIF89a') }] },
  {
    kind: 'image/webp',
    parts: [
      { at: 0, bytes: ascii('RIFF') },
      { at: 8, bytes: ascii('WEBP') },
    ],
  },
];

/** Null for anything that is none of these pictures. */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  const found = signatures.find(({ parts }) =>
    parts.every(({ at, bytes: wanted }) => wanted.every((byte, i) => bytes[at + i] === byte)),
  );
  return found?.kind ?? null;
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
