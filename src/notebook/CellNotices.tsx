// The notices of a cell. Their code is fetched with the first.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CellState } from './cell.ts';
import type { Notices } from './Notices.tsx';
import type { PageNotebook } from './page-notebook.ts';

export function CellNotices({ notebook, cell }: { notebook: PageNotebook; cell: CellState }) {
  const view = useSignal<typeof Notices | null>(null);
  const any = cell.notice !== null || cell.failure !== null || cell.losses.length > 0;
  useEffect(() => {
    if (any) void import('./Notices.tsx').then(({ Notices: made }) => (view.value = made));
  }, [any, view]);
  const View = view.value;
  return any && View !== null ? <View notebook={notebook} cell={cell} /> : null;
}
