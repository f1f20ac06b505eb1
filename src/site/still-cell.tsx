// A cell as the page brings it, before any script has come: the component that is alive later, rendered to text.
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../language.ts';
import { CellView } from '../notebook/CellView.tsx';
import { newCell } from '../notebook/cell.ts';
import { inertNotebook } from '../notebook/inert-notebook.ts';

/** HTML. `name`: of the cell's file. */
export function stillCell(name: string, code: string, language: Language): string {
  const notebook = inertNotebook([newCell(name, 'chapter', code)], language);
  return renderToString(<CellView notebook={notebook} id={name} still />);
}
