// A cell's TypeScript to code for an indirect eval: an async strict function inside `with (scope)`, on the same lines.
// Its top-level names are handed out as live accessors, its imports become names of the scope.
import { writeAccessors } from './accessors.ts';
import type { Edits } from './edits.ts';
import { writeNamespaces, type Qualified } from './namespaces.ts';
import { writeParameterProperties } from './parameter-properties.ts';
import { parse } from './parse.ts';
import { notInCells } from './syntax-errors.ts';
import { unlessTooDeep } from './too-deep.ts';
import type {
  AwaitExpression,
  CallExpression,
  ClassBody,
  Identifier,
  MemberExpression,
  ModuleDeclaration,
  Node,
  Statement,
  TaggedTemplateExpression,
  VariableDeclaration,
} from './parse.ts';
import { children, freeName, identifiers, isFunction, topLevel, type TopLevel } from './top-level.ts';
import { findToken } from './trivia.ts';
import type { TypedNode } from './typed-tree.ts';

export interface Transpiled extends TopLevel {
  /**
   * Evaluates to a function of CellHooks that gives the cell's body: an async function that resolves with `[value]` of the
   * last expression, or with undefined when the cell ends otherwise.
   */
  code: string;
  /**
   * Where a line (from 1) and column (from 0) of the running code stand in the reader's TypeScript; column from 0. Null for what
   * stands around the reader's code.
   */
  toSource(line: number, column: number): number | null;
}

/** What running code needs from its run. */
export interface CellHooks {
  scope: object;
  globals: Record<string, unknown>;
  names(accessors: Record<string, [get: () => unknown, set: (value: unknown) => void]>): void;
  import(module: unknown): Promise<unknown>;
  /** Notes that the top level awaits here, and returns `value`. */
  at(line: number, column: number, value: unknown): unknown;
}

/**
 * Throws LabError `syntax`. `globals` are names that the cell may find in CellHooks; those that it uses and does not
 * declare become its constants, because a look into the scope takes half a microsecond. `file` names the code in
 * stacks, `hooks` the CellHooks in it, which code of the cell need not be able to guess.
 */
export function transpile(source: string, globals: readonly string[], file: string, hooks = '$lab'): Transpiled {
  return unlessTooDeep(source, () => write(source, globals, file, hooks));
}

function write(source: string, globals: readonly string[], file: string, hooks: string): Transpiled {
  const { program, edits } = parse(source);
  const { declared, imports, modules } = topLevel(program);
  const own = new Set([...declared, ...imports.map(({ local }) => local)]);
  const used = identifiers(program);
  const constants = globals.filter((name) => used.has(name) && !own.has(name)).join(',');
  const [lab, value] = [freeName(hooks, used), freeName('$value', used)];
  const accessors = declared.map((name) => `["${name}"]:[()=>${name},${value}=>{${name}=${value}}]`).join(',');
  const context: Context = {
    source,
    edits,
    lab,
    declared: new Set(declared),
    topLevel: true,
    result: null,
    qualified: new Map(),
  };
  const keys = writeAccessors(program, edits);
  context.qualified = writeNamespaces(program, edits);
  const result = lastExpression(program.body.at(-1));
  context.result = result?.statement ?? null;
  for (const statement of program.body) {
    const isResult = statement === result?.statement;
    if (/^(Import|Export)/.test(statement.type)) removeModuleSyntax(statement as ModuleDeclaration, isResult, edits);
    // A list of expressions has the value of its last one.
    const isList = isResult && result.expression.type === 'SequenceExpression';
    if (isResult) edits.insertFirst(result.expression.start, isList ? ';return [(' : ';return [');
    rewrite(statement, program, context);
    if (isResult) edits.insert(result.expression.end, isList ? ')]' : ']');
  }
  const variables = keys.length > 0 ? `let ${keys.join(',')};` : '';
  const opening = `(function(${lab}){with(${lab}.scope){return async function(){"use strict";const {${constants}}=${lab}.globals;${lab}.names({${accessors}});${variables}`;
  edits.insertFirst(0, opening);
  const { code, map } = edits.apply();
  return {
    code: `${code}\n}}})\n//# sourceURL=${file}`,
    declared,
    imports,
    modules,
    toSource: (line, column) =>
      line === 1 && column < opening.length ? null : Math.max(0, map.toSource(line, column)),
  };
}

function lastExpression(statement: Statement | ModuleDeclaration | undefined): Result | null {
  if (statement?.type === 'ExpressionStatement') return { statement, expression: statement.expression };
  if (statement?.type !== 'ExportDefaultDeclaration' || isNamed(statement.declaration)) return null;
  return { statement, expression: statement.declaration };
}

/** A cell's names are known to all cells already, so that `export` adds nothing; imports are names of the scope. */
function removeModuleSyntax(statement: ModuleDeclaration, isResult: boolean, edits: Edits): void {
  const { start, end } = statement;
  const declaration = 'declaration' in statement ? statement.declaration : null;
  edits.blank(start, declaration ? declaration.start : end);
  // What has no name is an expression here.
  if (!declaration || isResult || statement.type !== 'ExportDefaultDeclaration' || isNamed(declaration)) return;
  edits.insert(declaration.start, ';(');
  edits.insert(declaration.end, ');');
}

function isNamed(node: Node): boolean {
  return /Declaration$/.test(node.type) && (node as { id?: Node | null }).id !== null;
}

interface Result {
  statement: Node;
  expression: Node;
}

interface Context {
  source: string;
  edits: Edits;
  /** What the hooks are called. */
  lab: string;
  declared: Set<string>;
  topLevel: boolean;
  /** The last expression, which has its own semicolon already. */
  result: Node | null;
  qualified: Qualified;
}

function rewrite(node: Node, parent: Node, context: Context): void {
  const { edits, lab, source } = context;
  const { line, column } = node.loc?.start ?? { line: 1, column: 0 };
  if (node.type === 'MetaProperty' && source.startsWith('import', node.start)) {
    throw notInCells('import-meta', line, column);
  }
  if (node.type === 'ImportExpression') edits.replace(node.start, node.start + 'import'.length, `${lab}.import`);
  // Outside of modules this is a comment.
  if (node.type === 'UnaryExpression' && source.startsWith('<!--', node.start - 1)) edits.insert(node.start, ' ');
  // The parenthesis that a free call gets must not continue the line before.
  if (node.type === 'ExpressionStatement' && node !== context.result && inBlock(parent)) {
    if (startsWithFreeCall(node, context)) edits.insertFirst(node.start, ';');
  }
  if ((node as TypedNode).isAlias === true) guardAlias(node as VariableDeclaration, context);
  if (node.type === 'ClassBody') writeParameterProperties(node as ClassBody, edits);
  const call = freeCall(node, context);
  if (call !== null) edits.insert(call.start, '(0,');
  // Engines place such a call where its arguments open; readers look for its name.
  if (call !== null) edits.insert(call.end, ')', call.start);
  const inside = isFunction(node) ? { ...context, topLevel: false } : context;
  if (node.type === 'AwaitExpression' && context.topLevel) {
    const { argument } = node as AwaitExpression;
    edits.insertFirst(argument.start, `${lab}.at(${line},${column + 1},`);
    rewrite(argument, node, inside);
    edits.insert(argument.end, ')');
    return;
  }
  for (const child of children(node)) rewrite(child, node, inside);
}

/** `import A = B.C` may be the name of a type only, and then B or C is nothing when the code runs. */
function guardAlias({ declarations }: VariableDeclaration, { edits, source, qualified }: Context): void {
  const init = declarations[0]?.init;
  if (!init) return;
  let at: Node = init;
  while (at.type === 'MemberExpression') {
    at = (at as MemberExpression).object;
    edits.insert(findToken(source, at.end, '.'), '?');
  }
  const root = `${qualified.get(at) ?? ''}${source.slice(at.start, at.end)}`;
  edits.insertFirst(init.start, `typeof ${root}==='undefined'?undefined:`);
}

/** Called by a name of the scope, a function would get the scope as `this`: `f()` becomes `(0,f)()`. */
function freeCall(node: Node, { declared, qualified }: Context): Node | null {
  if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return null;
  const written =
    node.type === 'CallExpression' ? (node as CallExpression).callee : (node as TaggedTemplateExpression).tag;
  let callee: Node = written;
  while (callee.type === 'ParenthesizedExpression') callee = (callee as Node & { expression: Node }).expression;
  if (callee.type !== 'Identifier' || qualified.has(callee)) return null;
  return declared.has((callee as Identifier).name) ? null : written;
}

function startsWithFreeCall(statement: Node, context: Context): boolean {
  const search = (node: Node): boolean =>
    node.start === statement.start &&
    (freeCall(node, context)?.start === statement.start || children(node).some((child) => search(child)));
  return search(statement);
}

function inBlock(parent: Node): boolean {
  return /^(Program|BlockStatement|StaticBlock|SwitchCase|NamespaceDeclaration)$/.test(parent.type);
}
