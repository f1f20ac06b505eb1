// Monaco enters the notebook here, in the parts that a cell needs: the editor, TypeScript, and neither the 80 other
// languages nor what belongs to a whole workbench (outline, command palette, minimap colours, colour picker …).
import 'monaco-editor/features/codeEditor/register.js';
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/caretOperations/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/codeAction/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/contextmenu/register.js';
import 'monaco-editor/features/cursorUndo/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/format/register.js';
import 'monaco-editor/features/gotoError/register.js';
import 'monaco-editor/features/gotoSymbol/register.js';
import 'monaco-editor/features/hover/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/lineSelection/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/parameterHints/register.js';
import 'monaco-editor/features/quickCommand/register.js';
import 'monaco-editor/features/rename/register.js';
import 'monaco-editor/features/smartSelect/register.js';
import 'monaco-editor/features/snippet/register.js';
import 'monaco-editor/features/toggleTabFocusMode/register.js';
import 'monaco-editor/features/wordHighlighter/register.js';
import 'monaco-editor/features/wordOperations/register.js';
import 'monaco-editor/features/wordPartOperations/register.js';
// The registers above leave out what Monaco's own worker code would bring along.
import 'monaco-editor/editor/browser/coreCommands.js';
import 'monaco-editor/editor/common/standaloneStrings.js';
import 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations.js';
import 'monaco-editor/editor/contrib/gotoSymbol/browser/goToCommands.js';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/languages/definitions/typescript/register.js';
import { getTypeScriptWorker as monacosTypeScriptWorker } from 'monaco-editor/languages/features/typescript/register.js';

import { takeCellsWorker } from './cells-worker-start.ts';

export { editor, KeyCode, KeyMod, MarkerSeverity, MarkerTag, Uri } from 'monaco-editor/editor/editor.api.js';
export type { IDisposable, IRange } from 'monaco-editor/editor/editor.api.js';
export { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register.js';

/** Monaco's own rejects while TypeScript is being set up, and nothing tells the end of that: it is asked again. */
export async function getTypeScriptWorker(): ReturnType<typeof monacosTypeScriptWorker> {
  for (;;) {
    try {
      return await monacosTypeScriptWorker();
    } catch (error) {
      if (error !== 'TypeScript not registered!') throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Where Monaco's code and its workers fail, the page listens. */
export const workerFailures = new EventTarget();

globalThis.MonacoEnvironment = {
  getWorker(_, label) {
    const worker =
      label === 'typescript'
        ? takeCellsWorker()
        : new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module', name: 'text' });
    worker.addEventListener('error', () => workerFailures.dispatchEvent(new Event(label)));
    return worker;
  },
};
