// Bytes as a reader of the specification writes them. A number is a byte, a string is its UTF-8 without a length.

export type Part = number | string | Part[];

export function bytes(...parts: Part[]): Uint8Array {
  const out: number[] = [];
  for (const part of parts) {
    if (typeof part === 'number') out.push(part);
    else if (typeof part === 'string') out.push(...new TextEncoder().encode(part));
    else out.push(...bytes(...part));
  }
  return Uint8Array.from(out);
}

/** A packet whose Remaining Length is filled in, for at most 127 bytes of body. */
export function packet(firstByte: number, ...body: Part[]): Uint8Array {
  const content = bytes(...body);
  if (content.length > 0x7f) throw new RangeError('Write the Remaining Length out');
  return bytes(firstByte, content.length, [...content]);
}

/** A UTF-8 Encoded String or Binary Data of at most 255 bytes. */
export function field(...content: Part[]): Part[] {
  const data = bytes(...content);
  return [0, data.length, [...data]];
}

/** Properties with their length in front. */
export function properties(...parts: Part[]): Part[] {
  const data = bytes(...parts);
  return [data.length, [...data]];
}

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);
