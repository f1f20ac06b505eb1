// The heaps of a page's threads, as a table: page, kernel, wire, broker.
import type { Thread } from './threads.ts';

export type Heaps = Readonly<Record<string, number>>;

/** A heap may be larger at the end by this share and so many megabytes. */
const tolerance = { share: 0.2, megabytes: 6 };

/** Megabytes of each thread after collections, buffers included. */
export async function heapsOf(threads: readonly Thread[]): Promise<Heaps> {
  const heaps: Record<string, number> = {};
  for (const thread of threads) {
    // Twice: what the first round finalises the second one frees.
    for (let round = 0; round < 2; round += 1) await thread.send('HeapProfiler.collectGarbage');
    const usage = (await thread.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
    const name = await nameOf(thread);
    heaps[name] = (heaps[name] ?? 0) + (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6;
  }
  return heaps;
}

/** What the page may hold of captured packets: two hundred thousand of them, where not so many had crossed before. */
export const packetsOfPage = 150;

/** Prints both, and returns the threads that have grown. `packets`: megabytes of packets that the page may add. */
export function compareHeaps(before: Heaps, after: Heaps, packets = 0): string[] {
  const grown: string[] = [];
  for (const [name, end] of Object.entries(after)) {
    const start = before[name];
    const more = tolerance.megabytes + (name === 'page' ? packets : 0);
    const isMore = start !== undefined && end > start * (1 + tolerance.share) + more;
    if (isMore) grown.push(`${name} has grown from ${start.toFixed(1)} to ${end.toFixed(1)} MB`);
    const first = start === undefined ? '–' : start.toFixed(1);
    console.log(
      `  ${name.padEnd(10)} ${first.padStart(8)} MB → ${end.toFixed(1).padStart(8)} MB  ${isMore ? '← GROWN' : ''}`,
    );
  }
  return grown;
}

async function nameOf({ type, url, send }: Thread): Promise<string> {
  if (type !== 'worker') return type === 'page' ? 'page' : 'sandbox';
  if (url.startsWith('blob:')) return 'kernel';
  const { result } = (await send('Runtime.evaluate', { expression: 'self.name' })) as { result: { value?: string } };
  return result.value ?? 'worker';
}
