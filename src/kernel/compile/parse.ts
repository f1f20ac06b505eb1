// TypeScript to a syntax tree, in two steps: sucrase removes the types and keeps lines, acorn reads what is left. What
// neither of them can do, namespaces and accessors, is written between the two. What is wrong is reported at the reader's
// line and column.
import { parse as parseJavaScript, type Node, type Program } from 'acorn';
import { transform } from 'sucrase';
import { writeAccessors } from './accessors.ts';
import { readMappings } from './column-map.ts';
import { Edits } from './edits.ts';
import { LabError } from '../lab-error.ts';
import { findMarks, putMarks, type Mark } from './marks.ts';
import { writeNamespaces } from './namespaces.ts';
import { identifiers } from './top-level.ts';

export type {
  AssignmentExpression,
  AwaitExpression,
  CallExpression,
  ClassBody,
  ClassExpression,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExpressionStatement,
  Function,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  ImportDeclaration,
  MemberExpression,
  ModuleDeclaration,
  Node,
  Pattern,
  PrivateIdentifier,
  Program,
  PropertyDefinition,
  Statement,
  TaggedTemplateExpression,
  VariableDeclaration,
} from 'acorn';

/** Makes the error for what must not stand at `node`. */
export type Refuse = (node: Node, message: string) => LabError;

/** `line` from 1, `column` from 0. */
type ToSource = (line: number, column: number) => number;

export interface Parsed {
  javaScript: string;
  program: Program;
  /** Columns of `javaScript` back to the TypeScript. */
  toSource: ToSource;
}

export interface ParsedCell extends Parsed {
  /** What was written as `import A = B.C` and is now a constant. */
  aliases: ReadonlySet<Node>;
  /** The TypeScript up to where `node` stands in it. */
  writtenBefore(node: Node): string;
}

/** Throws LabError `syntax`. */
export function parse(source: string): ParsedCell {
  const parsed = parseAll(source);
  const writtenBefore = (node: Node): string => {
    const { line, column } = placeOf(node, parsed);
    return source
      .split('\n', line)
      .map((text, index) => (index === line - 1 ? text.slice(0, column) : text))
      .join('\n');
  };
  return { ...parsed, aliases: resolveImportEquals(source, parsed), writtenBefore };
}

/** Where `node` stands in the TypeScript; `column` from 0. */
function placeOf({ loc }: Node, { toSource }: Pick<Parsed, 'toSource'>): { line: number; column: number } {
  const { line, column } = loc?.start ?? { line: 1, column: 0 };
  return { line, column: toSource(line, column) };
}

function parseAll(source: string): Parsed {
  const possible = findMarks(source);
  if (possible.length === 0) return parseJavaScriptOf(removeTypes(source, unchanged));
  const found = [...identifiers(parseMarked(source, possible).program)];
  const marks = possible.filter(({ id }) => found.some((name) => name.startsWith(id)));
  const { javaScript, program, toSource } = parseMarked(source, marks);
  const edits = new Edits(javaScript);
  const refuse: Refuse = (node, message) => {
    const { line, column } = placeOf(node, { toSource });
    return syntaxError(message, line, column);
  };
  writeAccessors(program, marks, edits);
  writeNamespaces(program, marks, edits, refuse);
  const { code, map } = edits.apply();
  return parseJavaScriptOf({
    javaScript: code,
    toSource: (line, column) => toSource(line, map.toSource(line, column)),
  });
}

function parseMarked(source: string, marks: readonly Mark[]): Parsed {
  const { code, map } = putMarks(source, marks);
  return parseJavaScriptOf(
    removeTypes(code, (line, column) => map.toSource(line, column)),
    true,
  );
}

/**
 * `import x = require('m')` and `import x = A.B` have become constants, `export = x` an assignment. The first is made an
 * import of the whole module, the second is returned, the third is refused.
 */
function resolveImportEquals(source: string, parsed: Parsed): Set<Node> {
  const lines = source.split('\n');
  const aliases = new Set<Node>();
  const { body } = parsed.program;
  for (const [index, whole] of body.entries()) {
    const statement = whole.type === 'ExportNamedDeclaration' ? (whole.declaration ?? whole) : whole;
    const { line, column } = placeOf(statement, parsed);
    const written = lines[line - 1]?.slice(column) ?? '';
    if (statement.type === 'ExpressionStatement' && /^export\b/.test(written))
      throw notInCells('export-assignment', line, column);
    if (statement.type !== 'VariableDeclaration' || !/^import\b/.test(written)) continue;
    const [{ id, init } = {}] = statement.declarations;
    if (init?.type !== 'CallExpression') {
      aliases.add(statement);
      continue;
    }
    const { start, end, loc } = whole;
    const [module] = init.arguments;
    if (id?.type !== 'Identifier' || module?.type !== 'Literal') continue;
    const place = { start, end, ...(loc && { loc }) };
    const specifiers = [{ ...place, type: 'ImportNamespaceSpecifier' as const, local: id }];
    body[index] = { ...place, type: 'ImportDeclaration', specifiers, source: module, attributes: [] };
  }
  return aliases;
}

const unchanged: ToSource = (_, column) => column;

interface JavaScript {
  javaScript: string;
  toSource: ToSource;
}

/** `marked`: code in which exports stand in functions, and private names are changed where they are declared. */
function parseJavaScriptOf({ javaScript, toSource }: JavaScript, marked = false): Parsed {
  try {
    const program = parseJavaScript(javaScript, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: marked,
      checkPrivateFields: !marked,
      preserveParens: true,
      locations: true,
    });
    return { javaScript, program, toSource };
  } catch (error) {
    const { message, loc, pos } = error as SyntaxError & { loc: { line: number; column: number }; pos: number };
    if (javaScript[pos] === '@') throw notInCells('decorators', loc.line, toSource(loc.line, loc.column));
    throw syntaxError(message, loc.line, toSource(loc.line, loc.column));
  }
}

/** `toSource` leads from `source` to what the reader wrote. */
function removeTypes(source: string, toSource: ToSource): JavaScript {
  try {
    const { code, sourceMap } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      // A name that this cell imports may be used only in later cells.
      keepUnusedImports: true,
      filePath: 'cell.ts',
      sourceMapOptions: { compiledFilename: 'cell.js' },
    });
    const map = readMappings(sourceMap?.mappings ?? '');
    return { javaScript: code, toSource: (line, column) => toSource(line, map.toSource(line, column)) };
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    const { line, column } = loc ?? { line: 1, column: 1 };
    throw syntaxError(message.replace('Error transforming cell.ts: ', ''), line, toSource(line, column - 1));
  }
}

/** `column` from 0, as parsers count; the error counts from 1. */
function syntaxError(message: string, line: number, column: number): LabError {
  return new LabError('SyntaxError', 'syntax', message.replace(/ \(\d+:\d+\)$/, ''), {
    place: { line, column: column + 1 },
  });
}

export type Unsupported = 'decorators' | 'export-assignment' | 'import-meta';
const sentences: Record<Unsupported, string> = {
  decorators: 'decorators cannot be used in a cell',
  'export-assignment': 'export = cannot be used in a cell: the names that it declares are known to all cells already',
  'import-meta': 'import.meta does not exist in a cell',
};

/** `column` from 0. */
export function notInCells(feature: Unsupported, line: number, column: number): LabError {
  return new LabError('SyntaxError', 'syntax', sentences[feature], {
    place: { line, column: column + 1 },
    details: { feature },
  });
}
