// The cells of the page as Monaco models, so that the worker knows all of them, also those that nobody edits.
// A cell's model keeps its name when cells move; the order goes to the worker separately.
import { typeFiles } from 'virtual:cell-types';
import type { CellId } from '../../kernel/protocol.ts';
import type { Language } from '../../language.ts';
import type { CellsService } from './cells-worker.ts';
import { compilerOptions } from './compiler-options.ts';
import { editor, getTypeScriptWorker, typescriptDefaults, Uri } from './monaco.ts';

const folder = '/cells/';

export function cellUri(cell: CellId): Uri {
  return Uri.from({ scheme: 'file', path: `${folder}${cell}.ts` });
}

/** Tells Monaco what cells are checked against. Safe to call again: only a difference would restart the worker. */
export function prepareTypeScript(): void {
  if (Object.keys(typescriptDefaults.getExtraLibs()).length > 0) return;
  typescriptDefaults.setModeConfiguration({
    ...typescriptDefaults.modeConfiguration,
    // A change in one cell can break another, so the problems are fetched by us: cell-problems.ts.
    diagnostics: false,
    inlayHints: false,
  });
  typescriptDefaults.setCompilerOptions(compilerOptions as ReturnType<typeof typescriptDefaults.getCompilerOptions>);
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.setExtraLibs(Object.entries(typeFiles).map(([filePath, content]) => ({ filePath, content })));
}

/** Makes the models what `cells` says. What is being edited stays as it is. */
export function syncModels(cells: readonly { id: CellId; code: string }[]): void {
  const names = cells.map(({ id }) => cellUri(id).toString());
  for (const model of cellModels()) {
    if (!names.includes(model.uri.toString()) && !model.isAttachedToEditor()) model.dispose();
  }
  for (const { id, code } of cells) {
    const uri = cellUri(id);
    const model = editor.getModel(uri) ?? editor.createModel(code, 'typescript', uri);
    if (!model.isAttachedToEditor() && model.getValue() !== code) model.setValue(code);
  }
}

/** The worker, once it knows all `cells` and their order. */
export async function syncWorker(
  cells: readonly { id: CellId; code: string }[],
  language: Language,
  sharedName: string,
): Promise<CellsService> {
  syncModels(cells);
  const uris = cells.map(({ id }) => cellUri(id));
  const connect = await getTypeScriptWorker();
  // Monaco types only its own worker's methods; the worker that answers is ours.
  const worker = (await connect(...uris)) as unknown as CellsService;
  await worker.setLanguage(language);
  await worker.setCells(
    uris.map((uri) => uri.toString()),
    sharedName,
  );
  return worker;
}

/** Removes all cells once the last editor is gone. */
export function disposeUnusedCells(): void {
  const models = cellModels();
  if (models.some((model) => model.isAttachedToEditor())) return;
  for (const model of models) model.dispose();
}

function cellModels(): editor.ITextModel[] {
  return editor.getModels().filter(({ uri }) => uri.scheme === 'file' && uri.path.startsWith(folder));
}
