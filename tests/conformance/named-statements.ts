// Which statements tests name: ids in the comment above a test, it or describe, in its title, and in the rows of a
// table whose title shows them.
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { malformedCases } from '../mqtt/malformed-cases.ts';

const idPattern = /MQTT(?:311|5)-\d+(?:\.\d+)+-\d+/g;
const titled = new Set(['test', 'it', 'describe']);

/** The files that name each id. */
export function namedStatements(): Map<string, string[]> {
  const named = new Map<string, string[]>();
  const add = (id: string, file: string): void => {
    const files = named.get(id);
    if (files === undefined) named.set(id, [file]);
    else if (!files.includes(file)) files.push(file);
  };
  for (const file of globSync('tests/**/*.test.ts').map((path) => path.replaceAll('\\', '/'))) {
    for (const text of namingTexts(file)) for (const id of idsIn(text)) add(id, file);
  }
  // Their titles show `$statement`.
  for (const { statement } of malformedCases)
    for (const id of idsIn(statement)) add(id, 'tests/mqtt/malformed.test.ts');
  return named;
}

/** Ids with the number of a statement, as `MQTT5-3.1.2-4`. The id of a section has none. */
export function idsIn(text: string): string[] {
  return text.match(idPattern) ?? [];
}

/** The texts in which a test names what it tests. */
function namingTexts(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const tables = new Map<string, ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
      tables.set(node.name.text, node.initializer);
    if (ts.isExpressionStatement(node) && titled.has(rootOf(node.expression))) {
      const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
      found.push(...comments.map(({ pos, end }) => text.slice(pos, end)));
    }
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title) && titled.has(rootOf(node.expression))) {
        found.push(title.text);
        const rows = ts.isCallExpression(node.expression) ? node.expression.arguments[0] : undefined;
        const table = rows !== undefined && ts.isIdentifier(rows) ? tables.get(rows.text) : rows;
        if (table !== undefined && /%s|\$/.test(title.text)) found.push(...stringsIn(table));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `test` for `test` and `test.each(…)`. Empty for a test that is skipped or still to be written. */
function rootOf(callee: ts.Expression): string {
  if (ts.isCallExpression(callee)) return rootOf(callee.expression);
  if (ts.isPropertyAccessExpression(callee))
    return ['skip', 'todo'].includes(callee.name.text) ? '' : rootOf(callee.expression);
  return ts.isIdentifier(callee) ? callee.text : '';
}

function stringsIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...stringsIn(child)));
  return found;
}
