// A cell as the page brings it, before any script has come: the component that is alive later, rendered to text.
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../language.ts';
import { CellView } from '../notebook/CellView.tsx';
import { newCell } from '../notebook/cell.ts';
import { EditStore } from '../notebook/edit-store.ts';
import { PageNotebook, type Surroundings } from '../notebook/page-notebook.ts';

/** HTML. `name`: of the cell's file. */
export function stillCell(name: string, code: string, language: Language): string {
  const notebook = new PageNotebook([newCell(name, 'chapter', code)], nothingAround(language));
  return renderToString(<CellView notebook={notebook} id={name} still />);
}

/** Nothing runs while pages are built. */
function nothingAround(language: Language): Surroundings {
  const never = (): never => {
    throw new Error('no cell runs while pages are built');
  };
  return {
    language,
    kernel: { execute: never, interrupt: never, restart: never, dispose: never },
    store: new EditStore(never, ''),
    loadEditor: never,
    warm: never,
    runFinished: never,
    packetsTold: never,
    showPackets: never,
    chooseInPage: never,
    isChosenBroker: never,
  };
}
