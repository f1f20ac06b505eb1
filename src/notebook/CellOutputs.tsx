// What a cell shows, below its code. What draws it is fetched when a run is likely to come, or with the first output.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CellState } from './cell.ts';
import type { Outputs } from './outputs/Outputs.tsx';
import type { PageNotebook } from './page-notebook.ts';

export function CellOutputs({ notebook, cell }: { notebook: PageNotebook; cell: CellState }) {
  const view = useSignal<typeof Outputs | null>(null);
  const any = cell.outputs.items.length > 0;
  useEffect(() => {
    if (any) void import('./outputs/Outputs.tsx').then(({ Outputs: made }) => (view.value = made));
  }, [any, view]);
  const View = view.value;
  return any && View !== null ? <View notebook={notebook} cell={cell} /> : null;
}
