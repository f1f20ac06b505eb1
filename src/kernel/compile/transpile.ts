// A cell's TypeScript to code for an indirect eval: an async strict function inside `with (scope)`, on the same lines.
// Its top-level names are handed out as live accessors, its imports become names of the scope.
import { Edits } from './edits.ts';
import { completeEnums } from './enums.ts';
import { declareParameterProperties } from './parameter-properties.ts';
import { notInCells, parse, type ParsedCell } from './parse.ts';
import type {
  AwaitExpression,
  CallExpression,
  ClassBody,
  MemberExpression,
  ModuleDeclaration,
  Node,
  Statement,
  TaggedTemplateExpression,
  VariableDeclaration,
} from './parse.ts';
import { children, identifiers, isFunction, topLevel, type TopLevel } from './top-level.ts';

export interface Transpiled extends TopLevel {
  /**
   * Evaluates to a function of CellHooks that gives the cell's body: an async function that resolves with `[value]` of the
   * last expression, or with undefined when the cell ends otherwise.
   */
  code: string;
  /** Where a line (from 1) and column (from 0) of the running code stand in the reader's TypeScript; column from 0. */
  toSource(line: number, column: number): number;
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
 * stacks.
 */
export function transpile(source: string, globals: readonly string[], file: string): Transpiled {
  const parsed = parse(source);
  const { program, javaScript } = parsed;
  const { declared, imports, modules } = topLevel(program);
  const edits = new Edits(javaScript);
  const own = new Set([...declared, ...imports.map(({ local }) => local)]);
  const used = identifiers(program);
  const constants = globals.filter((name) => used.has(name) && !own.has(name)).join(',');
  const accessors = declared.map((name) => `["${name}"]:[()=>${name},$value=>{${name}=$value}]`).join(',');
  edits.insert(
    0,
    `(function($lab){with($lab.scope){return async function(){"use strict";const {${constants}}=$lab.globals;$lab.names({${accessors}});`,
  );
  completeEnums(program, parsed.javaScript, edits);
  const result = lastExpression(program.body.at(-1));
  for (const statement of program.body) {
    if (/^(Import|Export)/.test(statement.type))
      removeModuleSyntax(statement as ModuleDeclaration, statement === result?.statement, edits);
    if (statement === result?.statement) edits.insert(result.expression.start, ';return [');
    rewrite(statement, program, {
      parsed,
      edits,
      declared: new Set(declared),
      topLevel: true,
      result: result?.statement ?? null,
    });
    if (statement === result?.statement) edits.insert(result.expression.end, ']');
  }
  const { code, map } = edits.apply();
  return {
    code: `${code}\n}}})\n//# sourceURL=${file}`,
    declared,
    imports,
    modules,
    toSource: (line, column) => parsed.toSource(line, Math.max(0, map.toSource(line, column))),
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
  parsed: ParsedCell;
  edits: Edits;
  declared: Set<string>;
  topLevel: boolean;
  /** The last expression, which has its own semicolon already. */
  result: Node | null;
}

function rewrite(node: Node, parent: Node, context: Context): void {
  const { edits, parsed } = context;
  const { line, column } = node.loc?.start ?? { line: 1, column: 0 };
  const sourceColumn = parsed.toSource(line, column);
  if (node.type === 'MetaProperty' && parsed.javaScript.startsWith('import', node.start)) {
    throw notInCells('import-meta', line, sourceColumn);
  }
  if (node.type === 'ImportExpression') edits.replace(node.start, node.start + 'import'.length, '$lab.import');
  // The parenthesis that a free call gets must not continue the line before.
  if (node.type === 'ExpressionStatement' && node !== context.result && inBlock(parent)) {
    if (startsWithFreeCall(node, context)) edits.insert(node.start, ';');
  }
  if (parsed.aliases.has(node)) guardAlias(node as VariableDeclaration, context);
  if (inBlock(node)) completeEnums(node, parsed.javaScript, edits);
  if (node.type === 'ClassBody') declareParameterProperties(node as ClassBody, parsed, edits);
  const call = freeCall(node, context);
  if (call !== null) edits.insert(call.start, '(0,');
  // Engines place such a call where its arguments open; readers look for its name.
  if (call !== null) edits.insert(call.end, ')', call.start);
  const inside = isFunction(node) ? { ...context, topLevel: false } : context;
  if (node.type === 'AwaitExpression' && context.topLevel) {
    const { argument } = node as AwaitExpression;
    edits.insert(argument.start, `$lab.at(${line},${sourceColumn + 1},`);
    rewrite(argument, node, inside);
    edits.insert(argument.end, ')');
    return;
  }
  for (const child of children(node)) rewrite(child, node, inside);
}

/** `import A = B.C` may be the name of a type only, and then B or C is nothing when the code runs. */
function guardAlias({ declarations }: VariableDeclaration, { edits, parsed }: Context): void {
  const init = declarations[0]?.init;
  if (!init) return;
  let at: Node = init;
  while (at.type === 'MemberExpression') {
    at = (at as MemberExpression).object;
    edits.insert(parsed.javaScript.indexOf('.', at.end), '?');
  }
  edits.insert(init.start, `typeof ${parsed.javaScript.slice(at.start, at.end)}==='undefined'?undefined:`);
}

/** Called by a name of the scope, a function would get the scope as `this`: `f()` becomes `(0,f)()`. */
function freeCall(node: Node, { declared }: Context): Node | null {
  if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return null;
  const callee =
    node.type === 'CallExpression' ? (node as CallExpression).callee : (node as TaggedTemplateExpression).tag;
  return callee.type === 'Identifier' && !declared.has(callee.name) ? callee : null;
}

function startsWithFreeCall(statement: Node, context: Context): boolean {
  const search = (node: Node): boolean =>
    node.start === statement.start &&
    (freeCall(node, context)?.start === statement.start || children(node).some((child) => search(child)));
  return search(statement);
}

function inBlock(parent: Node): boolean {
  return /^(Program|BlockStatement|StaticBlock|SwitchCase)$/.test(parent.type);
}
