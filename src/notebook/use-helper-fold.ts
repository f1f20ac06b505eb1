// Whether the helper at the end of a cell's code is out of sight. A stranger's code is always seen whole, and so is code that is
// edited, or one of whose hidden lines is pointed at.
import { useEffect, useState } from 'preact/hooks';
import { shownCode, type CellState } from './cell.ts';
import { helperRegion, type HelperRegion } from './helper-region.ts';
import type { PageNotebook } from './page-notebook.ts';
import type { CodeMode } from './use-code-mode.ts';

export interface HelperFold {
  /** What can be folded now; null where there is nothing. */
  helper: HelperRegion | null;
  folded: boolean;
  setFolded: (folded: boolean) => void;
}

/** `mark`: a line that must be seen, from 1, or null. */
export function useHelperFold(
  notebook: PageNotebook,
  cell: CellState,
  mode: CodeMode,
  mark: number | null,
): HelperFold {
  const call = notebook.calls.pointed.value;
  const pointed = mark ?? (call?.cell === cell.id ? call.line : 0);
  const helper = mode === 'still' && cell.foreign === null ? helperRegion(shownCode(cell)) : null;
  const [folded, setFolded] = useState(true);
  const mustShow = mode !== 'still' || (helper !== null && pointed >= helper.line);
  useEffect(() => {
    if (mustShow) setFolded(false);
  }, [mustShow]);
  return { helper, folded: folded && helper !== null && !mustShow, setFolded };
}
