// Which cells of a page a cell takes names from, so that they can run first. Its code is read, not run.
import { analyze } from 'periscopic';
import { parse } from '../kernel/compile/parse.ts';
import { topLevel } from '../kernel/compile/top-level.ts';

export interface PageCell {
  id: string;
  code: string;
  /** An exercise: its starting code may be anything, so no other cell counts on it. */
  apart: boolean;
}

/** In page order, with those that they need themselves. `cells` in page order; a name comes from the nearest above. */
export function neededCells(id: string, cells: readonly PageCell[]): string[] {
  const place = cells.findIndex((cell) => cell.id === id);
  const needed = new Set<number>();
  const look = (at: number): void => {
    const cell = cells[at];
    for (const name of cell === undefined ? [] : wanted(cell.code)) {
      const from = cells.findLastIndex(
        (other, index) => index < at && !other.apart && given(other.code).includes(name),
      );
      if (from < 0 || needed.has(from)) continue;
      needed.add(from);
      look(from);
    }
  };
  look(place);
  return [...needed].sort((one, other) => one - other).map((at) => cells[at]?.id ?? '');
}

/** Names that the code uses and does not declare. */
function wanted(code: string): string[] {
  return [...analyze(parse(code).program as Parameters<typeof analyze>[0]).globals.keys()];
}

function given(code: string): string[] {
  const { declared, imports } = topLevel(parse(code).program);
  return [...declared, ...imports.map(({ local }) => local)];
}
