// The outputs of one run that the page keeps: the last 2,000, with the number told that had to go.
// Old log lines go first: a table or a chart that is updated in place stays while lines stream past it.
import type { Output } from '../../kernel/protocol.ts';
import { weightOf } from './output-weight.ts';

export const keptOutputs = 2000;

export interface KeptOutputs {
  readonly items: readonly Output[];
  /** Outputs that were made and are not shown: dropped in the kernel, then here. */
  readonly dropped: { readonly kernel: number; readonly page: number };
  /** About the bytes that they take. */
  readonly weight: number;
}

export const noOutputs: KeptOutputs = { items: [], dropped: { kernel: 0, page: 0 }, weight: 0 };

/**
 * Adds a batch; an output whose id is already there takes the place of the earlier one. `dropped`: the kernel's total.
 */
export function addOutputs(kept: KeptOutputs, batch: readonly Output[], dropped: number): KeptOutputs {
  const places = new Map(kept.items.map((output, place) => [output.id, place]));
  const items = [...kept.items];
  let weight = kept.weight;
  for (const output of batch) {
    const place = places.get(output.id);
    weight += weightOf(output) - (place === undefined ? 0 : weightOf(items[place]));
    if (place === undefined) {
      places.set(output.id, items.length);
      items.push(output);
    } else items[place] = output;
  }
  const added = { items, dropped: { ...kept.dropped, kernel: dropped }, weight };
  const excess = items.length - keptOutputs;
  return excess > 0 ? only(added, withoutOldest(items, excess)) : added;
}

/** The oldest make room for so many bytes. */
export function withoutWeight(kept: KeptOutputs, excess: number): KeptOutputs {
  let [left, gone] = [excess, 0];
  for (const output of kept.items) {
    if (left <= 0) break;
    left -= weightOf(output);
    gone += 1;
  }
  return gone === 0 ? kept : only(kept, kept.items.slice(gone));
}

function only({ items, dropped, weight }: KeptOutputs, left: readonly Output[]): KeptOutputs {
  const kept = new Set(left);
  const gone = items.filter((output) => !kept.has(output));
  return {
    items: left,
    dropped: { ...dropped, page: dropped.page + gone.length },
    weight: gone.reduce((sum, output) => sum - weightOf(output), weight),
  };
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
