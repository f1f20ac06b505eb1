// Everything a cell can do besides running.
import type { CellState } from './cell.ts';
import { Icon } from './Icon.tsx';
import { copyOutputs } from './outputs/copy-outputs.ts';
import { Menu, type MenuItem } from './Menu.tsx';
import type { PageNotebook } from './page-notebook.ts';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
  disabled: boolean;
  compare: () => void;
  /** Shows how the sharing went. */
  shared: (text: string) => void;
}

export function CellMenu({ notebook, cell, disabled, compare, shared }: Props) {
  const { menu } = notebook.words;
  const { id } = cell;
  const scratch = cell.kind === 'scratch';
  const items: MenuItem[] = [
    { label: menu.runNext, keys: 'Shift+Enter', act: () => notebook.runAndGoOn(id) },
    { label: menu.runTo, act: () => notebook.dispatch({ type: 'run-to', cell: id }) },
    { label: menu.runAll, act: () => notebook.dispatch({ type: 'run-all' }) },
    ...(scratch ? [] : [{ label: menu.compare, act: compare }]),
    ...(cell.foreign === null ? [{ label: menu.compareBrokers, act: () => notebook.compareBrokers(id) }] : []),
    { label: scratch ? menu.clear : menu.reset, act: () => notebook.dispatch({ type: 'reset', cell: id }) },
    ...(cell.outputs.items.length > 0
      ? [{ label: menu.copyOutput, act: () => void copyOutputs(notebook, cell).then(shared) }]
      : []),
    { label: menu.share, act: () => void notebook.share(id).then(shared) },
    ...(scratch ? [] : [{ label: menu.link, act: () => void notebook.shareCell(id).then(shared) }]),
    { label: menu.add, act: () => notebook.addBelow(id) },
    ...(scratch ? [{ label: menu.remove, act: () => notebook.remove(id) }] : []),
  ];
  return (
    <Menu label={menu.open(notebook.nameOf(id))} items={items} disabled={disabled}>
      <Icon name="more" />
    </Menu>
  );
}
