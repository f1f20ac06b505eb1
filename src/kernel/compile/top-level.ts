// What stands at the top level of a cell: the names it declares, what it imports, its last expression.
import type {
  Identifier,
  ImportDeclaration,
  Node,
  Pattern,
  PrivateIdentifier,
  Program,
  VariableDeclaration,
} from './parse.ts';
import { isEnum, isNamespace } from './typed-tree.ts';

export interface ImportedName {
  /** As the cell calls it. */
  local: string;
  module: string;
  /** As the module calls it; `*` is the module itself. */
  imported: string;
}

export interface TopLevel {
  /** `let`, `const`, `var`, functions and classes, in order. */
  declared: string[];
  imports: ImportedName[];
  /** Every module that is named, also where nothing is taken from it. */
  modules: string[];
}

export function topLevel(program: Program): TopLevel {
  const declared = new Set<string>();
  const imports: ImportedName[] = [];
  const modules = new Set<string>();
  for (const whole of program.body) {
    const { declaration, source } = whole as { declaration?: Node | null; source?: { value?: unknown } | null };
    if (source) modules.add(String(source.value));
    const node: Node = declaration ?? whole;
    if (isNamespace(node)) declared.add(node.path[0] ?? '');
    if (isEnum(node)) declared.add(node.id.name);
    // What a cell exports is known to the other cells like everything that it declares.
    const statement = (declaration ?? whole) as Program['body'][number];
    if (statement.type === 'VariableDeclaration') {
      for (const { id } of statement.declarations) addNames(id, declared);
    } else if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
      // Without a name: `export default function () {}`.
      const { id } = statement as { id: Identifier | null };
      if (id) declared.add(id.name);
    } else if (statement.type === 'ImportDeclaration') {
      imports.push(...importedNames(statement));
    } else {
      addVars(statement, declared);
    }
  }
  return { declared: [...declared], imports, modules: [...modules] };
}

function importedNames(declaration: ImportDeclaration): ImportedName[] {
  const module = String(declaration.source.value);
  return declaration.specifiers.map((specifier) => {
    const local = specifier.local.name;
    if (specifier.type === 'ImportDefaultSpecifier') return { local, module, imported: 'default' };
    if (specifier.type === 'ImportNamespaceSpecifier') return { local, module, imported: '*' };
    const { imported } = specifier;
    return { local, module, imported: imported.type === 'Identifier' ? imported.name : String(imported.value) };
  });
}

export function addNames(pattern: Pattern, names: Set<string>): void {
  switch (pattern.type) {
    case 'Identifier':
      names.add(pattern.name);
      break;
    case 'ObjectPattern':
      for (const part of pattern.properties) addNames(part.type === 'RestElement' ? part.argument : part.value, names);
      break;
    case 'ArrayPattern':
      for (const part of pattern.elements) if (part) addNames(part, names);
      break;
    case 'RestElement':
      addNames(pattern.argument, names);
      break;
    case 'AssignmentPattern':
      addNames(pattern.left, names);
      break;
    case 'MemberExpression':
      break;
  }
}

/** A `var` in a block or loop belongs to the whole cell; one in a function does not. */
export function addVars(node: Node, names: Set<string>): void {
  if (isFunction(node)) return;
  if (node.type === 'VariableDeclaration') {
    const { kind, declarations } = node as VariableDeclaration;
    if (kind === 'var') for (const { id } of declarations) addNames(id, names);
  }
  for (const child of children(node)) addVars(child, names);
}

export function isFunction(node: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|StaticBlock|PropertyDefinition|NamespaceDeclaration|TSEnumDeclaration)$/.test(
    node.type,
  );
}

export function children(node: Node): Node[] {
  const found: Node[] = [];
  for (const value of Object.values(node) as unknown[]) {
    for (const part of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(part)) found.push(part);
  }
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** `name`, or one like it that is not among `used`, which it joins. */
export function freeName(name: string, used: Set<string>): string {
  let free = name;
  while (used.has(free)) free += '_';
  used.add(free);
  return free;
}

/** Every name that the code mentions, as a variable or otherwise. */
export function identifiers(node: Node, found = new Set<string>()): Set<string> {
  if (/^(Private)?Identifier$/.test(node.type)) found.add((node as Identifier | PrivateIdentifier).name);
  if (isNamespace(node)) for (const name of node.path) found.add(name);
  for (const child of children(node)) identifiers(child, found);
  return found;
}
