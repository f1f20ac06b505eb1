// A cell: code with its gutter, one bar with Run, state and the menu, then what the run showed and sent. The page
// brings it rendered, so that nothing moves when a script draws the live one over it.
import { useComputed, useSignal } from '@preact/signals';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { CellId } from '../kernel/protocol.ts';
import { Announcer } from './Announcer.tsx';
import { isModified } from './cell.ts';
import { CellClaims } from './CellClaims.tsx';
import { CellMenu } from './CellMenu.tsx';
import { CellNotices } from './CellNotices.tsx';
import { CellOutputs } from './CellOutputs.tsx';
import { CellProgress } from './CellProgress.tsx';
import { CellPackets } from './CellPackets.tsx';
import { CalledLineMarks } from './CalledLineMarks.tsx';
import { CodeArea } from './CodeArea.tsx';
import type { Compare } from './Compare.tsx';
import { EarlierNote } from './EarlierNote.tsx';
import { freshness, newerProviders } from './freshness.ts';
import { ForeignNotice } from './ForeignNotice.tsx';
import type { PageNotebook } from './page-notebook.ts';
import { RunButton } from './RunButton.tsx';
import { StateRing } from './StateRing.tsx';
import { useRunInSight } from './use-run-in-sight.ts';

interface Props {
  notebook: PageNotebook;
  id: CellId;
  /** As the page brings it: no script has come yet, and nothing can be pressed. */
  still?: boolean;
}

export function CellView({ notebook, id, still = false }: Props) {
  const state = useComputed(() => notebook.state.value.cells[id]);
  const fresh = useComputed(() => freshness(notebook.state.value, id));
  const newer = useComputed(() =>
    newerProviders(notebook.state.value, id)
      .map((cell) => notebook.nameOf(cell))
      .join(', '),
  );
  const running = useComputed(() => {
    const { running: other } = notebook.state.value;
    return other === null ? null : notebook.nameOf(other);
  });
  const comparison = useSignal<typeof Compare | null>(null);
  const [shared, setShared] = useState('');
  const bar = useRef<HTMLDivElement>(null);
  useRunInSight(notebook, id, bar);
  const leave = useCallback(() => bar.current?.querySelector('button')?.focus(), []);
  const cell = state.value;
  if (!cell) return null;
  const { words } = notebook;
  const Comparison = comparison.value;
  return (
    <>
      <ForeignNotice notebook={notebook} cell={cell} />
      <div class="lab-cell-main" data-foreign={cell.foreign !== null}>
        <div class="lab-gutter">
          <StateRing cell={cell} freshness={fresh.value} newer={newer.value} words={words} />
        </div>
        <CalledLineMarks notebook={notebook} cell={cell} />
        <CodeArea notebook={notebook} cell={cell} leave={leave} />
        <div class="lab-bar" ref={bar}>
          <RunButton notebook={notebook} cell={cell} disabled={still} />
          <CellMenu
            {...{ notebook, cell }}
            disabled={still}
            compare={() => void import('./Compare.tsx').then((made) => (comparison.value = made.Compare))}
            shared={setShared}
          />
          <span class="lab-cell-name">{notebook.nameOf(id)}</span>
          {isModified(cell) && <span class="lab-badge">{words.cell.modified}</span>}
          <CellProgress cell={cell} running={running.value} words={words} />
          {still && <noscript>{words.cell.noScript}</noscript>}
        </div>
      </div>
      {shared && (
        <p class="lab-note" role="status">
          {shared}
        </p>
      )}
      <CellNotices notebook={notebook} cell={cell} />
      {Comparison && <Comparison notebook={notebook} cell={cell} close={() => (comparison.value = null)} />}
      <EarlierNote cell={cell} />
      <CellOutputs notebook={notebook} cell={cell} />
      <CellPackets notebook={notebook} cell={cell} />
      {cell.claims && <CellClaims {...cell.claims} />}
      <Announcer notebook={notebook} cell={cell} />
    </>
  );
}
