// The marks of the lines that sent packets. Their code is fetched with the first packet that a line of the cell causes.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CellState } from './cell.ts';
import type { LineMarks } from './LineMarks.tsx';
import type { PageNotebook } from './page-notebook.ts';

export function CalledLineMarks({ notebook, cell }: { notebook: PageNotebook; cell: CellState }) {
  const marks = useSignal<typeof LineMarks | null>(null);
  const any = notebook.calls.of(cell.id).value.execution > 0;
  useEffect(() => {
    if (any) void import('./LineMarks.tsx').then((fetched) => (marks.value = fetched.LineMarks));
  }, [any, marks]);
  const Marks = marks.value;
  return any && Marks !== null ? <Marks notebook={notebook} cell={cell} /> : null;
}
