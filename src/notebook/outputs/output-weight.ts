// About how many bytes data takes in memory: its texts and buffers, and something for each part.
const partWeight = 40;

export function weightOf(data: unknown): number {
  if (typeof data === 'string') return partWeight + data.length * 2;
  if (data instanceof Uint8Array) return partWeight + data.byteLength;
  if (typeof data !== 'object' || data === null) return partWeight;
  return Object.values(data).reduce<number>((sum, part) => sum + weightOf(part), partWeight);
}
