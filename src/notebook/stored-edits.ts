// How much of what the browser has stored a page shows: it is put there by hand, or by other code of the same site, and a
// page with thousands of cells is of no use. The rest stays stored. Pure.
import type { CellId } from '../kernel/protocol.ts';
import type { SavedEdit } from './edit-store.ts';

/** Cells that the reader has added, of one page. */
export const mostScratchCells = 100;
/** Of one cell. */
const longestCode = 200_000;
const mostLines = 5000;
/** Of all stored code of a page. */
const longestPage = 1_000_000;
const mostLinesOfPage = 20_000;

const scratchId = /^scratch-(\d{1,9})$/;

/** Null for a cell of the chapter. */
export function scratchNumber(cell: CellId): number | null {
  const [, digits] = scratchId.exec(cell) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** Whether a page can show the code. */
export function isShowable({ code }: SavedEdit): boolean {
  return code.length <= longestCode && linesOf(code) <= mostLines;
}

/** `known`: the cells of the chapter, null = all that the reader has not added. Theirs come in the order of their numbers. */
export function withinBounds(
  edits: ReadonlyMap<CellId, SavedEdit>,
  known: ReadonlySet<CellId> | null,
): { shown: Map<CellId, SavedEdit>; leftOut: CellId[] } {
  const shown = new Map<CellId, SavedEdit>();
  const leftOut: CellId[] = [];
  let [scratch, length, lines] = [0, 0, 0];
  const isOfChapter = (cell: CellId): boolean => known?.has(cell) ?? scratchNumber(cell) === null;
  const rank = (cell: CellId): number => (isOfChapter(cell) ? -1 : (scratchNumber(cell) ?? Infinity));
  for (const [cell, edit] of [...edits].toSorted(([one], [other]) => rank(one) - rank(other))) {
    // What is neither is of an earlier form of the chapter.
    if (rank(cell) === Infinity) continue;
    const [nextLength, nextLines] = [length + edit.code.length, lines + linesOf(edit.code)];
    const isAdded = !isOfChapter(cell);
    const fits = isShowable(edit) && nextLength <= longestPage && nextLines <= mostLinesOfPage;
    if (!fits || (isAdded && scratch >= mostScratchCells)) {
      leftOut.push(cell);
      continue;
    }
    shown.set(cell, edit);
    [length, lines] = [nextLength, nextLines];
    if (isAdded) scratch += 1;
  }
  return { shown, leftOut };
}

function linesOf(code: string): number {
  let lines = 1;
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
