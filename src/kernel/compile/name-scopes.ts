// Which names a part of the syntax tree declares for what is inside it, and where a name is a reference at all.
import type { ClassExpression, Function, Identifier, Node, Pattern, Statement } from './parse.ts';
import { isEnum, type NamespaceDeclaration } from './typed-tree.ts';
import { addNames, addVars, children } from './top-level.ts';

/** The names of the scope that `node` opens, or null when it opens none. */
export function scopeNames(node: Node): Set<string> | null {
  const names = new Set<string>();
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      const { params, body, id, type } = node as Function;
      for (const param of params) addNames(param, names);
      if (type === 'FunctionExpression' && id) names.add(id.name);
      addVars(body, names);
      return names;
    }
    case 'ClassExpression': {
      const { id } = node as ClassExpression;
      if (id) names.add(id.name);
      return names;
    }
    case 'CatchClause': {
      const { param } = node as Node & { param: Pattern | null };
      if (param) addNames(param, names);
      return names;
    }
    case 'StaticBlock':
      for (const statement of children(node)) addVars(statement, names);
      addLexical(children(node), names);
      return names;
    case 'BlockStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      addLexical(children(node), names);
      return names;
    case 'SwitchStatement':
      addLexical(children(node).flatMap(children), names);
      return names;
    case 'NamespaceDeclaration': {
      const { path, body } = node as NamespaceDeclaration;
      for (const name of path) names.add(name);
      for (const statement of body) addVars(statement, names);
      addLexical(body, names);
      return names;
    }
    default:
      return null;
  }
}

/** Names of `let`, `const`, `using`, functions and classes among `statements`. */
export function addLexical(statements: readonly Node[], names: Set<string>): void {
  for (const node of statements) {
    const statement = node as Statement;
    if (statement.type === 'VariableDeclaration') for (const { id } of statement.declarations) addNames(id, names);
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') names.add(statement.id.name);
    if (isEnum(node)) names.add(node.id.name);
  }
}

/** The children of `node` without names that are no variables: properties, labels. */
export function evaluated(node: Node): Node[] {
  const { key, property, label, computed } = node as Partial<Record<'key' | 'property' | 'label', Node>> & {
    computed?: boolean;
  };
  const names = [label, ...(computed === true ? [] : [key, property])];
  return children(node).filter((child) => child.type !== 'Identifier' || !names.includes(child));
}

/** Every name that is declared anywhere inside `node`. */
export function declaredInside(node: Node, found = new Set<string>()): Set<string> {
  for (const name of scopeNames(node) ?? []) found.add(name);
  const { id } = node as { id?: Identifier | null };
  if (node.type === 'ClassDeclaration' && id) found.add(id.name);
  for (const child of children(node)) declaredInside(child, found);
  return found;
}
