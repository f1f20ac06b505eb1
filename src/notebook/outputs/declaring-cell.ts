// Which other cell of the page declares or imports a name. The cells' code is read, not run; the parser comes along, so
// a page loads this when a name was not found.
import type { CellId } from '../../kernel/protocol.ts';
import { parse } from '../../kernel/compile/parse.ts';
import { topLevel } from '../../kernel/compile/top-level.ts';

export interface Declaring {
  readonly cell: CellId;
  /** Stands above the cell that asks, so that a run from the top reaches it first. */
  readonly above: boolean;
}

/**
 * The nearest cell above `asking` that has `name`, else the first one below; null when no cell has it, or when `asking`
 * declares it itself. `cells`: code in page order.
 */
export function declaringCell(
  name: string,
  asking: CellId,
  cells: readonly { id: CellId; code: string }[],
): Declaring | null {
  const place = cells.findIndex(({ id }) => id === asking);
  if (place < 0 || names(cells[place]?.code ?? '').includes(name)) return null;
  const declares = ({ code }: { code: string }): boolean => names(code).includes(name);
  const above = cells.slice(0, place).findLast(declares);
  if (above) return { cell: above.id, above: true };
  const below = cells.slice(place + 1).find(declares);
  return below ? { cell: below.id, above: false } : null;
}

/** Code that cannot be parsed declares nothing: it would not run either. */
function names(code: string): string[] {
  try {
    const { declared, imports } = topLevel(parse(code).program);
    return [...declared, ...imports.map(({ local }) => local)];
  } catch {
    return [];
  }
}
