// Opens Monaco in one cell. This file is the door: the notebook imports it dynamically when a cell is first edited, and
// with it come Monaco and the types, in the page's language. Monaco takes its words while its code is evaluated, so
// they are there first.
import { startCellsWorker } from './cells-worker-start.ts';
import type { OpenEditor } from './editor-contract.ts';

let isFirst = true;

export const openEditor: OpenEditor = async (options) => {
  if (isFirst) startCellsWorker();
  isFirst = false;
  // Without its own words the editor speaks English and works.
  if (options.language === 'zh-cn') await import('virtual:editor-in-chinese').catch(() => undefined);
  const { CellEditor } = await import('./cell-editor.ts');
  return new CellEditor(options).handle;
};
