// The code that a comparison runs: what the cell takes names from, and then the cell itself, as the reader has written it: no code that
// came with a link. Pure.
import type { NotebookState } from '../../notebook/notebook-state.ts';

/** In page order, the cell itself last. */
export function comparedCells({ order, cells }: NotebookState, id: string): { id: string; code: string }[] {
  const wanted = new Set<string>();
  const want = (of: string): void => {
    const cell = cells[of];
    for (const need of [...(cell?.needs ?? []), ...(cell?.reads ?? []).map(({ from }) => from)]) {
      if (need === id || wanted.has(need)) continue;
      wanted.add(need);
      want(need);
    }
  };
  want(id);
  return [...order.filter((one) => wanted.has(one)), id].flatMap((one) => {
    const cell = cells[one];
    return cell ? [{ id: one, code: cell.code }] : [];
  });
}
