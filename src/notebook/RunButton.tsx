// The one button of a cell: Run; while it runs, Stop; while it waits for its turn, out of the queue again.
import type { CellState } from './cell.ts';
import { Icon } from './Icon.tsx';
import { isFramed } from './is-framed.ts';
import type { PageNotebook } from './page-notebook.ts';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
  disabled: boolean;
}

export function RunButton({ notebook, cell, disabled }: Props) {
  const { run, stop, queued, cancel } = notebook.words.cell;
  const warm = () => notebook.warm();
  const press = () => {
    if (cell.phase === 'busy') notebook.dispatch({ type: 'stop' });
    else notebook.dispatch({ type: cell.phase === 'queued' ? 'unqueue' : 'run', cell: cell.id });
  };
  const text = { idle: run, queued, busy: stop }[cell.phase];
  return (
    <button
      type="button"
      class="lab-run"
      data-run={cell.phase}
      disabled={disabled || (cell.foreign !== null && isFramed())}
      title={cell.phase === 'queued' ? cancel : undefined}
      onClick={press}
      onPointerEnter={warm}
      onFocus={warm}
      onTouchStart={warm}
    >
      <Icon name={cell.phase === 'busy' ? 'stop' : 'run'} />
      <span>{text}</span>
    </button>
  );
}
