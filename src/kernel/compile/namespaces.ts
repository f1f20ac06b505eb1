// Namespaces as functions that are handed an object, as TypeScript writes them: `A.x` is what `export let x` declares, and
// inside, `x` means `A.x`. All blocks of a namespace in a cell share its exports. Lines stay.
import type { Edits } from './edits.ts';
import type { Mark } from './marks.ts';
import { addLexical, declaredInside, evaluated, scopeNames } from './name-scopes.ts';
import type { FunctionDeclaration, Identifier, ModuleDeclaration, Node, Program, Refuse, Statement } from './parse.ts';
import { addVars, children, identifiers, isFunction } from './top-level.ts';

type Statements = readonly (Statement | ModuleDeclaration)[];

/** One namespace: all its blocks. */
interface Namespace {
  exported: Set<string>;
  inner: Map<string, Namespace>;
}

interface Block {
  mark: Mark;
  /** One for each name of `namespace A.B`. */
  namespaces: Namespace[];
  /** Whether the object is a property of the enclosing namespace. */
  inParent: boolean;
}

interface Scope {
  names: Set<string>;
  /** Names that are properties of `object` here. */
  exported?: { names: Set<string>; object: string };
  parent: Scope | null;
}

/** `refuse` makes the error for what cannot stand in a namespace. */
export function writeNamespaces(program: Program, marks: readonly Mark[], edits: Edits, refuse: Refuse): void {
  new Writer(program, marks, edits, refuse).write(program);
}

class Writer {
  readonly #marks: Map<string, Mark>;
  readonly #edits: Edits;
  readonly #refuse: Refuse;
  readonly #used: Set<string>;
  readonly #blocks = new Map<Node, Block>();

  constructor(program: Program, marks: readonly Mark[], edits: Edits, refuse: Refuse) {
    this.#marks = new Map(marks.map((mark) => [mark.id, mark]));
    this.#edits = edits;
    this.#refuse = refuse;
    this.#used = identifiers(program);
  }

  write(program: Program): void {
    this.#collect(program.body, new Map(), null);
    this.#statements(program.body, { names: new Set(), parent: null }, '');
  }

  #markOf(node: Node): Mark | undefined {
    return node.type === 'FunctionDeclaration' ? this.#marks.get((node as FunctionDeclaration).id.name) : undefined;
  }

  /** Finds the blocks and what they export; first, because a later block may export what an earlier one uses. */
  #collect(statements: Statements, local: Map<string, Namespace>, parent: Namespace | null): void {
    for (const statement of statements) {
      const mark = this.#markOf(statement);
      if (mark) {
        if (this.#isEmpty(statement)) continue;
        const inParent = mark.exported && parent !== null;
        let table = inParent ? parent.inner : local;
        let within = inParent ? parent : null;
        const namespaces: Namespace[] = [];
        for (const name of mark.path) {
          within?.exported.add(name);
          within = table.get(name) ?? { exported: new Set(), inner: new Map() };
          table.set(name, within);
          table = within.inner;
          namespaces.push(within);
        }
        this.#blocks.set(statement, { mark, namespaces, inParent });
        this.#collect((statement as FunctionDeclaration).body.body, new Map(), within);
      } else if (parent && statement.type === 'ExportNamedDeclaration' && statement.declaration) {
        const names = new Set<string>();
        addLexical([statement.declaration], names);
        for (const name of names) parent.exported.add(name);
      }
    }
  }

  /** Whether only types stood in it: then it is nothing when the code runs. */
  #isEmpty(node: Node): boolean {
    return (node as FunctionDeclaration).body.body.every(
      (statement) => statement.type === 'EmptyStatement' || (this.#markOf(statement) && this.#isEmpty(statement)),
    );
  }

  #statements(statements: Statements, scope: Scope, object: string): void {
    for (const statement of statements) {
      if (this.#markOf(statement)) this.#block(statement as FunctionDeclaration, scope, object, statements);
      else if (object !== '' && /^(Import|Export)/.test(statement.type)) this.#export(statement, scope, object);
      else this.#visit(statement, scope);
    }
  }

  #block(node: FunctionDeclaration, scope: Scope, parentObject: string, siblings: Statements): void {
    const block = this.#blocks.get(node);
    if (!block) {
      this.#edits.blank(node.start, node.end);
      return;
    }
    const { path } = block.mark;
    this.#refuseReturn(node.body);
    const taken = declaredInside(node.body);
    for (const name of [...taken]) for (const inner of this.#marks.get(name)?.path ?? []) taken.add(inner);
    const objects: string[] = [];
    let inside = scope;
    for (const [index, name] of path.entries()) {
      const hidden = taken.has(name) || path.includes(name, index + 1);
      const object = hidden ? this.#freeName(name) : name;
      objects.push(object);
      const exported = block.namespaces[index]?.exported ?? new Set();
      inside = { names: new Set(), exported: { names: exported, object }, parent: inside };
    }
    this.#addLocals(node.body.body, inside.names);
    const [first = ''] = path;
    const owners = path.map((name, index) => {
      if (index > 0) return `${objects[index - 1]}.${name}`;
      return block.inParent ? `${parentObject}.${name}` : name;
    });
    const declaration = block.inParent || siblings.some((it) => merges(it, first)) ? '' : `var ${first};`;
    const opening = objects.map((object) => `(function(${object})`).join('{');
    const closing = owners.map((owner, index) => `)(${owner}||(${owner}={}));${index > 0 ? '}' : ''}`).reverse();
    this.#edits.replaceKeepingLines(node.start, node.body.start, `;${declaration}${opening}`);
    this.#statements(node.body.body, inside, objects.at(-1) ?? first);
    this.#edits.insert(node.end, closing.join(''));
  }

  /** The names of a block that are its own: all but the exported variables. */
  #addLocals(statements: Statements, names: Set<string>): void {
    for (const statement of statements) {
      const block = this.#blocks.get(statement);
      if (block) {
        if (!block.inParent) names.add(block.mark.path[0] ?? '');
      } else if (statement.type === 'ExportNamedDeclaration') {
        if (statement.declaration && statement.declaration.type !== 'VariableDeclaration')
          addLexical([statement.declaration], names);
      } else {
        addLexical([statement], names);
        addVars(statement, names);
      }
    }
  }

  #export(statement: Statements[number], scope: Scope, object: string): void {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration)
      throw this.#refuse(statement, 'a namespace exports what it declares with export, and imports nothing');
    const { declaration } = statement;
    if (declaration.type !== 'VariableDeclaration') {
      this.#edits.blank(statement.start, declaration.start);
      this.#visit(declaration, scope);
      const { name } = declaration.id;
      this.#edits.insert(declaration.end, `;${object}.${name}=${name};`);
      return;
    }
    this.#edits.replaceKeepingLines(statement.start, declaration.declarations[0]?.start ?? statement.start, ';');
    for (const declarator of declaration.declarations) {
      const wrap = declarator.id.type === 'ObjectPattern';
      if (wrap) this.#edits.insert(declarator.start, '(');
      this.#visit(declarator, scope);
      if (wrap) this.#edits.insert(declarator.end, ')');
    }
  }

  #visit(node: Node, scope: Scope, shorthand = false): void {
    if (node.type === 'Identifier') {
      this.#reference(node as Identifier, scope, shorthand);
      return;
    }
    if (this.#markOf(node)) throw this.#refuse(node, 'a namespace stands at the top level of a cell or a namespace');
    const names = scopeNames(node);
    const inside = names ? { names, parent: scope } : scope;
    for (const child of evaluated(node)) {
      const { shorthand: short = false, left } = node as { shorthand?: boolean; left?: Node };
      this.#visit(child, inside, short || (shorthand && child === left));
    }
  }

  #reference({ name, start }: Identifier, scope: Scope, shorthand: boolean): void {
    for (let at: Scope | null = scope; at; at = at.parent) {
      if (at.names.has(name)) return;
      if (!at.exported?.names.has(name)) continue;
      this.#edits.insert(start, `${shorthand ? `${name}:` : ''}${at.exported.object}.`);
      return;
    }
  }

  #refuseReturn(node: Node): void {
    if (isFunction(node)) return;
    if (node.type === 'ReturnStatement') throw this.#refuse(node, "'return' outside of function");
    for (const child of children(node)) this.#refuseReturn(child);
  }

  #freeName(name: string): string {
    let free = `${name}$`;
    while (this.#used.has(free)) free += '$';
    this.#used.add(free);
    return free;
  }
}

/** A namespace of the name of a function or a class adds to that. */
function merges(statement: Node, name: string): boolean {
  const { declaration } = statement as { declaration?: Node | null };
  const { type, id } = (declaration ?? statement) as Node & { id?: Identifier | null };
  return /^(Class|Function)Declaration$/.test(type) && id?.name === name;
}
