// Type-checks the cells of one page as the editor does, with TypeScript's own language service.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cellProblems, type CellProblem } from '../../../src/notebook/editor/cell-problems.ts';
import { compilerOptions, defaultLibrary, rootTypeFiles } from '../../../src/notebook/editor/compiler-options.ts';
import { sharedScope } from '../../../src/notebook/editor/shared-scope.ts';
import { typeFiles } from '../../../src/notebook/editor/type-files.ts';
import { ts } from '../../../src/notebook/editor/typescript.ts';

const libraries = dirname(createRequire(import.meta.url).resolve('typescript'));
const registry = ts.createDocumentRegistry();
const types = typeFiles();

export interface CheckedPage {
  service: ts.LanguageService;
  problems: CellProblem[][];
  /** File name of a cell by its index. */
  file: (index: number) => string;
}

export function checkCells(codes: readonly string[]): CheckedPage {
  const file = (index: number): string => `file:///cells/cell-${index + 1}.ts`;
  const cells = codes.map((code, index) => ({ module: `./cell-${index + 1}`, code }));
  const appended = sharedScope(ts, cells);
  const texts = new Map(codes.map((code, index) => [file(index), code + (appended[index] ?? '')]));
  const text = (path: string): string | undefined =>
    texts.get(path) ??
    types[path] ??
    (/^lib\.[\w.]+\.d\.ts$/.test(basename(path)) && !path.startsWith('file:') ? library(basename(path)) : undefined);
  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => compilerOptions as ts.CompilerOptions,
      getScriptFileNames: () => [...texts.keys(), ...rootTypeFiles],
      getScriptVersion: (path) => (texts.has(path) ? (texts.get(path) ?? '') : '1'),
      getScriptSnapshot: (path) => {
        const found = text(path);
        return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
      },
      getCurrentDirectory: () => '',
      getDefaultLibFileName: () => defaultLibrary,
      readFile: text,
      fileExists: (path) => text(path) !== undefined,
    },
    registry,
  );
  return { service, file, problems: codes.map((code, index) => cellProblems(ts, service, file(index), code)) };
}

function library(name: string): string | undefined {
  try {
    return readFileSync(join(libraries, name), 'utf8');
  } catch {
    return undefined;
  }
}
