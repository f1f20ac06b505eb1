// A notebook in which nothing can happen: for what wants one where no cell is run, edited or stored.
import type { Language } from '../language.ts';
import type { CellState } from './cell.ts';
import { EditStore } from './edit-store.ts';
import { PageNotebook } from './page-notebook.ts';
import { words } from './words/words.ts';

export function inertNotebook(cells: readonly CellState[], language: Language): PageNotebook {
  return new PageNotebook(cells, {
    language,
    words: words(language),
    kernel: {
      execute: noop,
      interrupt: () => Promise.resolve('interrupted'),
      restart: () => Promise.resolve(),
      dispose: noop,
    },
    store: new EditStore(
      () => ({ length: 0, key: () => null, getItem: () => null, setItem: noop, removeItem: noop }),
      '',
    ),
    loadEditor: () => Promise.reject(new Error('this notebook is not edited')),
    openWork: noop,
    openKeys: noop,
    warm: noop,
    runFinished: noop,
    forgetRuns: noop,
    packetsTold: () => Promise.resolve(),
    showPackets: noop,
    chooseInPage: () => Promise.resolve(),
    pickerCanHelp: () => false,
    compareBrokers: noop,
  });
}

function noop(): void {
  // Nothing happens.
}
