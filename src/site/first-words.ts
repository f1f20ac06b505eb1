// The words that a page needs before its reader does anything: those of its own language alone. All others come with the code that
// says them.
import type { PanelWords } from '../inspector/panel/words/words.ts';
import type { Words as NotebookWords } from '../notebook/words/words.ts';

export interface FirstWords {
  notebook: NotebookWords;
  panel: PanelWords;
}
