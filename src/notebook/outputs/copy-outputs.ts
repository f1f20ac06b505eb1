// What a cell shows, as plain text for the clipboard.
import { copyText } from '../../inspector/copy-text.ts';
import type { CellState } from '../cell.ts';
import type { PageNotebook } from '../page-notebook.ts';

/** Call it right at the click. The answer is for the reader. */
export async function copyOutputs({ words }: PageNotebook, { outputs }: CellState): Promise<string> {
  const text = import('./output-lines.ts').then(({ outputLines }) => outputLines(outputs.items, words).join('\n'));
  return (await copyText(text)) ? words.menu.outputCopied : words.menu.notCopied;
}
