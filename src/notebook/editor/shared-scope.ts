// How cells see each other's declarations: text appended at the END of each cell, so that no offset moves.
// A name comes from the nearest earlier cell that declares it; a cell's own declaration hides it (last wins).
// Pure; the worker and the tests run it with different versions of TypeScript.
import type { BindingName, Node, Statement, TypeScript } from './typescript.ts';

export interface CellSource {
  /** Module name by which the other cells import this one: `./first-message`. */
  module: string;
  code: string;
}

interface Declaration {
  name: string;
  /** `let` and `var`: another cell may assign to it, which an import could not. */
  assignable: boolean;
  /** The reader wrote `export`; exporting it once more would be an error. */
  exported: boolean;
}

/** What to append to each cell, in the order given. */
export function sharedScope(ts: TypeScript, cells: readonly CellSource[]): string[] {
  const scope = new Map<string, { module: string; assignable: boolean }>();
  return cells.map(({ module, code }) => {
    const own = declarations(ts, code);
    const lines: string[] = [];
    const imports = new Map<string, string[]>();
    for (const [name, from] of scope) {
      if (own.has(name)) continue;
      // `declare let` instead of an import: imports are read-only, variables of another cell are not.
      if (from.assignable) lines.push(`declare let ${name}: typeof import('${from.module}').${name};`);
      else imports.set(from.module, [...(imports.get(from.module) ?? []), name]);
    }
    for (const [source, names] of imports) lines.push(`import { ${names.join(', ')} } from '${source}';`);
    const exports = [...own.values()].filter(({ exported }) => !exported).map(({ name }) => name);
    lines.push(`export { ${exports.join(', ')} };`);
    for (const { name, assignable } of own.values()) scope.set(name, { module, assignable });
    // The `;` ends an unfinished `client.`, which would otherwise take the word `import` for its property.
    return `\n;${lines.join('\n')}\n`;
  });
}

/** The names that a cell declares at its top level, imports included. */
function declarations(ts: TypeScript, code: string): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  const add = (name: string, statement: Statement | undefined, assignable = false): void => {
    const modifiers = statement && ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    const exported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    const before = found.get(name);
    found.set(name, {
      name,
      assignable: assignable || (before?.assignable ?? false),
      exported: exported || (before?.exported ?? false),
    });
  };
  const addBinding = (binding: BindingName, statement: Statement | undefined, assignable: boolean): void => {
    if (ts.isIdentifier(binding)) {
      // A missing name (`const = 1`) is an empty identifier.
      if (binding.text !== '') add(binding.text, statement, assignable);
      return;
    }
    for (const element of binding.elements) {
      if (ts.isBindingElement(element)) addBinding(element.name, statement, assignable);
    }
  };
  /** A `var` in a block or loop belongs to the whole cell; one in a function does not. */
  const hoistedVars = (node: Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0) {
      for (const { name } of node.declarations) addBinding(name, undefined, true);
    }
    ts.forEachChild(node, hoistedVars);
  };
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ESNext);
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      const assignable = (statement.declarationList.flags & (ts.NodeFlags.Const | ts.NodeFlags.Using)) === 0;
      for (const { name } of statement.declarationList.declarations) addBinding(name, statement, assignable);
    } else if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (clause?.name) add(clause.name.text, statement);
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) add(bindings.name.text, statement);
      if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) add(name.text, statement);
    } else if (ts.isImportEqualsDeclaration(statement)) {
      add(statement.name.text, statement);
    } else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      (ts.isModuleDeclaration(statement) && !(statement.flags & ts.NodeFlags.GlobalAugmentation))
    ) {
      if (statement.name && ts.isIdentifier(statement.name) && statement.name.text !== '')
        add(statement.name.text, statement);
    } else {
      hoistedVars(statement);
    }
  }
  found.delete('default');
  return found;
}
