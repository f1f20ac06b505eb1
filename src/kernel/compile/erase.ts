// TypeScript's syntax tree to JavaScript's. What is only for types becomes spaces in the text and leaves the tree, so that
// every line and column stays. Enums and namespaces stay in the tree, to be written as functions.
import { eraseArrow, eraseParameterThis } from './erase-functions.ts';
import { eraseClassHead, eraseMember, isMemberErased } from './erase-classes.ts';
import { eraseModule } from './erase-modules.ts';
import { keepGrouping, unwrapAssertion } from './erase-assertions.ts';
import type { Edits } from './edits.ts';
import type { Program } from './parse.ts';
import { isOutOfStack, notInCells, tooDeep } from './syntax-errors.ts';
import { findToken, skipTrivia, wordEnd } from './trivia.ts';
import type { Erase, TypedNode } from './typed-tree.ts';

const wrappers = /^TS(As|Satisfies|NonNull|Instantiation|TypeCast)Expression$/;
/** What ends with a semicolon, written or not. */
const ended =
  /^(ExpressionStatement|VariableDeclaration|ReturnStatement|ThrowStatement|Export(Default|Named)Declaration|PropertyDefinition|ImportDeclaration)$/;

/** What holds one statement after the other. */
const list = /^(Program|BlockStatement|StaticBlock|SwitchCase|TSModuleBlock)$/;

/** Changes `program`. Throws LabError for what cannot stand in a cell. */
export function eraseTypes(program: Program, edits: Edits): void {
  if (edits.source.startsWith('#!')) edits.blank(0, /[\n\r\u2028\u2029]|$/.exec(edits.source)?.index ?? 0);
  eraseChildren(program as TypedNode, edits);
}

/** What is left of `node`; null when it was only for types. */
const erase: Erase = (node, parent, edits) => {
  if (parent.type !== 'Program') return eraseNode(node, parent, edits);
  try {
    return eraseNode(node, parent, edits);
  } catch (error) {
    throw isOutOfStack(error) ? tooDeep(node.loc?.start) : error;
  }
};

const eraseNode: Erase = (node, parent, edits) => {
  const [decorator] = node.decorators ?? [];
  if (decorator?.loc) throw notInCells('decorators', decorator.loc.start.line, decorator.loc.start.column);
  if (wrappers.test(node.type) && node.expression) {
    edits.blank(node.expression.end, node.end);
    return erase(node.expression, node, edits);
  }
  if (node.type === 'TSTypeAssertion') return unwrapAssertion(node, edits, erase);
  if (node.type === 'TSParameterProperty' && node.parameter) {
    const { parameter } = node;
    parameter.isProperty = true;
    parameter.start = (parameter.left ?? parameter).start;
    edits.blank(node.start, parameter.start);
    return erase(parameter, node, edits);
  }
  if (isOnlyTypes(node) || isMemberErased(node)) {
    // It ended what stands before it, and what comes after it is not to go on with that.
    edits.blank(node.start, node.end);
    edits.put(node.start, ';');
    return null;
  }
  const module = eraseModule(node, edits, erase);
  if (module !== undefined) return module;
  if (node.type.startsWith('TS') && node.type !== 'TSEnumDeclaration' && node.type !== 'TSEnumMember') {
    edits.blank(node.start, node.end);
    return null;
  }
  erasePostfix(node, edits);
  if (/^Class(Declaration|Expression)$/.test(node.type)) eraseClassHead(node, edits);
  if (/^(PropertyDefinition|MethodDefinition|AccessorProperty)$/.test(node.type)) eraseMember(node, edits);
  if (node.type === 'ArrowFunctionExpression') eraseArrow(node, edits);
  if (/^Function/.test(node.type)) eraseParameterThis(node, edits);
  const { left } = node;
  eraseChildren(node, edits);
  if (left && /^(Binary|Logical)Expression$/.test(node.type)) keepGrouping(node, left, edits);
  if (node.type === 'ExpressionStatement' && list.test(parent.type)) edits.separate(node.start);
  if (ended.test(node.type) && !isLoopHead(node, parent)) end(node, edits);
  return node;
};

function eraseChildren(node: TypedNode, edits: Edits): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    if (isNode(value)) {
      const left = erase(value, node, edits);
      if (left !== value) fields[name] = left;
    } else if (Array.isArray(value)) {
      const parts = value as unknown[];
      const kept = parts.map((part) => (isNode(part) ? erase(part, node, edits) : part));
      // A hole in an array is no node, and stays.
      fields[name] = kept.filter((part, index) => part !== null || parts[index] === null);
    }
  }
}

function isNode(value: unknown): value is TypedNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function isOnlyTypes(node: TypedNode): boolean {
  if (/^TS(Interface|TypeAlias|NamespaceExport)Declaration$|^TSDeclareFunction$/.test(node.type)) return true;
  if (/^(Import|Export(All|Named|Default))Declaration$|^TSImportEqualsDeclaration$/.test(node.type)) {
    const { specifiers = [], declaration } = node;
    if (node.importKind === 'type' || node.exportKind === 'type') return true;
    if (declaration) return isOnlyTypes(declaration);
    return specifiers.length > 0 && specifiers.every((it) => it.importKind === 'type' || it.exportKind === 'type');
  }
  return (
    /Declaration$/.test(node.type) && (node.declare === true || node.global === true || node.id?.type === 'Literal')
  );
}

/** `?` or `!` behind a name, and the type behind it. */
function erasePostfix(node: TypedNode, edits: Edits): void {
  const { source } = edits;
  if (node.typeAnnotation) edits.blank(node.typeAnnotation.start, node.typeAnnotation.end);
  if (node.type === 'Identifier') {
    const nameEnd = wordEnd(source, node.start);
    if (node.optional === true && skipTrivia(source, nameEnd) < node.end) eraseToken(nameEnd, '?', edits);
    if (node.typeAnnotation) node.end = nameEnd;
  }
  if (/^(Object|Array)Pattern$/.test(node.type) && node.optional === true) {
    edits.put(source.lastIndexOf('?', (node.typeAnnotation?.start ?? node.end) - 1), ' ');
  }
  if (node.type === 'VariableDeclarator' && node.definite === true && node.id) {
    eraseToken(wordEnd(source, node.id.start), '!', edits);
  }
}

/** Makes `token` a space, when it comes next. */
export function eraseToken(position: number, token: string, edits: Edits): void {
  const at = findToken(edits.source, position, token);
  if (at >= 0) edits.put(at, ' ');
}

/** Where the text of a statement or field was erased at its end, nothing of the next line goes on with it; nor does a `/=`. */
function end(node: TypedNode, edits: Edits): void {
  const isFollowed = edits.source.startsWith('/=', skipTrivia(edits.source, node.end));
  if (edits.isBlanked(node.end - 1) || isFollowed) edits.end(node.end);
}

function isLoopHead(node: TypedNode, parent: TypedNode): boolean {
  return /^For/.test(parent.type) && node !== parent.body;
}
