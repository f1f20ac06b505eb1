// The outputs of one run that the page keeps: the last 2,000, with the number told that had to go.
// Old log lines go first: a table or a chart that is updated in place stays while lines stream past it.
import type { Output } from '../../kernel/protocol.ts';

export const keptOutputs = 2000;

export interface KeptOutputs {
  readonly items: readonly Output[];
  /** Outputs that were made and are not shown: dropped in the kernel, then here. */
  readonly dropped: { readonly kernel: number; readonly page: number };
}

export const noOutputs: KeptOutputs = { items: [], dropped: { kernel: 0, page: 0 } };

/**
 * Adds a batch; an output whose id is already there takes the place of the earlier one. `dropped`: the kernel's total.
 */
export function addOutputs(kept: KeptOutputs, batch: readonly Output[], dropped: number): KeptOutputs {
  const places = new Map(kept.items.map((output, place) => [output.id, place]));
  const items = [...kept.items];
  for (const output of batch) {
    const place = places.get(output.id);
    if (place === undefined) {
      places.set(output.id, items.length);
      items.push(output);
    } else items[place] = output;
  }
  const excess = items.length - keptOutputs;
  const page = kept.dropped.page + Math.max(0, excess);
  return { items: excess > 0 ? withoutOldest(items, excess) : items, dropped: { kernel: dropped, page } };
}

export function droppedCount({ dropped }: KeptOutputs): number {
  return dropped.kernel + dropped.page;
}

function withoutOldest(items: readonly Output[], excess: number): Output[] {
  let left = excess;
  const rest = items.filter((output) => {
    if (left === 0 || output.kind !== 'log') return true;
    left -= 1;
    return false;
  });
  return rest.slice(left);
}
