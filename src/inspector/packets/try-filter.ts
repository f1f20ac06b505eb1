// A display filter, or plain words, that the reader is still typing: they may be wrong at any moment, and then it says
// where.
import { compileFilter, type PacketTest } from '../../capture/filter/compile-filter.ts';
import { FilterError } from '../../capture/filter/filter-error.ts';

export function tryFilter(
  filter: string,
): { passes: PacketTest; problem: null } | { passes: null; problem: FilterError } {
  try {
    return { passes: compileFilter(filter, { words: true }), problem: null };
  } catch (error) {
    if (error instanceof FilterError) return { passes: null, problem: error };
    throw error;
  }
}
