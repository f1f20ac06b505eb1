// Namespaces, and the ways to import and export that only TypeScript has.
import type { Edits } from './edits.ts';
import type { Node } from './parse.ts';
import { notInCells } from './syntax-errors.ts';
import { findToken } from './trivia.ts';
import type { Erase, NamespaceDeclaration, TypedNode } from './typed-tree.ts';

/** Undefined when `node` is none of these; null when nothing is left of it. */
export function eraseModule(node: TypedNode, edits: Edits, erase: Erase): Node | null | undefined {
  const { line, column } = node.loc?.start ?? { line: 1, column: 0 };
  if (node.type === 'TSExportAssignment') throw notInCells('export-assignment', line, column);
  if (node.type === 'TSImportEqualsDeclaration') return importEquals(node, edits);
  if (node.type === 'TSModuleDeclaration') return namespace(node, node, edits, erase);
  if (node.type === 'ExportNamedDeclaration' && node.declaration?.type === 'TSModuleDeclaration')
    return namespace(node.declaration, node, edits, erase);
  if (/^(Import|ExportNamed)Declaration$/.test(node.type)) eraseSpecifiers(node, edits);
  return undefined;
}

/** `import { a, type B }` imports a. */
function eraseSpecifiers(node: TypedNode, edits: Edits): void {
  const isType = (it: TypedNode): boolean => it.importKind === 'type' || it.exportKind === 'type';
  for (const { start, end } of node.specifiers?.filter(isType) ?? []) {
    const comma = findToken(edits.source, end, ',');
    edits.blank(start, comma < 0 ? end : comma + 1);
  }
  node.specifiers = node.specifiers?.filter((it) => !isType(it)) ?? [];
}

function namespace(declared: TypedNode, whole: TypedNode, edits: Edits, erase: Erase): Node | null {
  const path: string[] = [];
  let at: TypedNode = declared;
  while (at.type === 'TSModuleDeclaration' && at.body && !Array.isArray(at.body)) {
    path.push(at.id?.name ?? '');
    at = at.body;
  }
  const body = (Array.isArray(at.body) ? at.body : [])
    .map((statement) => erase(statement, at, edits))
    .filter((statement) => statement !== null);
  // Where only types stood, nothing exists when the code runs.
  if (body.length === 0) {
    edits.blank(whole.start, whole.end);
    edits.put(whole.start, ';');
    return null;
  }
  const { start, end, loc } = whole;
  const exported = whole !== declared;
  const block: NamespaceDeclaration = {
    type: 'NamespaceDeclaration',
    start,
    end,
    path,
    body,
    brace: at.start,
    exported,
  };
  return loc ? { ...block, loc } : block;
}

/** `import x = require('m')` imports the whole module, `import x = A.B` is a variable. */
function importEquals(node: TypedNode, edits: Edits): Node | null {
  const { start, end, loc, id, moduleReference, isExport } = node;
  if (!moduleReference || !id) return null;
  const place = { start, end, ...(loc && { loc }) };
  if (moduleReference.type === 'TSExternalModuleReference') {
    const specifiers = [{ ...place, type: 'ImportNamespaceSpecifier', local: id }];
    return { ...place, type: 'ImportDeclaration', specifiers, source: moduleReference.expression } as Node;
  }
  const keyword = edits.source.indexOf('import', start);
  edits.blank(keyword, keyword + 'import'.length);
  for (const [index, character] of ['v', 'a', 'r'].entries()) edits.put(keyword + index, character);
  const init = memberOf(moduleReference);
  const declarator = { ...place, start: id.start, type: 'VariableDeclarator', id, init };
  const declaration = {
    ...place,
    start: keyword,
    type: 'VariableDeclaration',
    kind: 'var',
    declarations: [declarator],
    isAlias: true,
  };
  if (isExport !== true) return declaration;
  return { ...place, type: 'ExportNamedDeclaration', declaration, specifiers: [], source: null } as Node;
}

/** `A.B` as an expression. */
function memberOf(name: TypedNode): Node {
  if (name.type !== 'TSQualifiedName') return name;
  const { left, right, ...place } = name as TypedNode & { left: TypedNode; right: TypedNode };
  return { ...place, type: 'MemberExpression', object: memberOf(left), property: right, computed: false } as Node;
}
