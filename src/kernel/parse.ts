// TypeScript to a syntax tree, in two steps: sucrase removes the types and keeps lines, acorn reads what is left. What is
// wrong is reported at the reader's line and column.
import { parse as parseJavaScript, type Program } from 'acorn';
import { transform } from 'sucrase';
import { readMappings, type ColumnMap } from './column-map.ts';
import { LabError } from './lab-error.ts';

export type {
  AwaitExpression,
  CallExpression,
  Identifier,
  ImportDeclaration,
  Node,
  Pattern,
  Program,
  TaggedTemplateExpression,
  VariableDeclaration,
} from 'acorn';

export interface Parsed {
  javaScript: string;
  program: Program;
  /** Columns of `javaScript` back to the TypeScript. */
  map: ColumnMap;
}

/** Throws LabError `syntax`. */
export function parse(source: string): Parsed {
  const { code: javaScript, sourceMap } = removeTypes(source);
  refuseNamespaces(source, javaScript);
  const map = readMappings(sourceMap?.mappings ?? '');
  try {
    const program = parseJavaScript(javaScript, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
      preserveParens: true,
      locations: true,
    });
    return { javaScript, program, map };
  } catch (error) {
    const { message, loc, pos } = error as SyntaxError & { loc: { line: number; column: number }; pos: number };
    if (javaScript[pos] === '@') throw notInCells('decorators', loc.line, map.toSource(loc.line, loc.column));
    throw syntaxError(message, loc.line, map.toSource(loc.line, loc.column));
  }
}

/** sucrase leaves a namespace out without a word, values and all. */
function refuseNamespaces(source: string, javaScript: string): void {
  for (const match of source.matchAll(/^[ \t]*(?:namespace|module)\s+[\w$.]+\s*\{/gm)) {
    const line = source.slice(0, match.index).split('\n').length;
    if (!javaScript.includes(match[0])) throw notInCells('namespaces', line, 0);
  }
}

function removeTypes(source: string): ReturnType<typeof transform> {
  try {
    return transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      // A name that this cell imports may be used only in later cells.
      keepUnusedImports: true,
      filePath: 'cell.ts',
      sourceMapOptions: { compiledFilename: 'cell.js' },
    });
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    throw syntaxError(message.replace('Error transforming cell.ts: ', ''), loc?.line ?? 1, (loc?.column ?? 1) - 1);
  }
}

/** `column` from 0, as parsers count; the error counts from 1. */
function syntaxError(message: string, line: number, column: number): LabError {
  return new LabError('SyntaxError', 'syntax', message.replace(/ \(\d+:\d+\)$/, ''), {
    place: { line, column: column + 1 },
  });
}

export type Unsupported = 'decorators' | 'exports' | 'import-meta' | 'namespaces';
const sentences: Record<Unsupported, string> = {
  decorators: 'decorators cannot be used in a cell',
  exports: 'a cell exports nothing: the names that it declares are known to all cells already',
  'import-meta': 'import.meta does not exist in a cell',
  namespaces: 'a namespace cannot be used in a cell',
};

/** `column` from 0. */
export function notInCells(feature: Unsupported, line: number, column: number): LabError {
  return new LabError('SyntaxError', 'syntax', sentences[feature], {
    place: { line, column: column + 1 },
    details: { feature },
  });
}
