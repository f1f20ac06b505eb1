// Namespaces as functions that are handed an object, as TypeScript writes them: `A.x` is what `export let x` declares, and
// inside, `x` means `A.x`. All blocks of a namespace in a cell share its exports; so do those of an enum. Lines stay.
import type { Edits } from './edits.ts';
import { memberName, writeEnum } from './enums.ts';
import { addLexical, declaredInside, evaluated, scopeNames } from './name-scopes.ts';
import type { Identifier, Node, Program } from './parse.ts';
import { refuse } from './syntax-errors.ts';
import { addVars, children, identifiers, isFunction } from './top-level.ts';
import { isEnum, isNamespace, type EnumDeclaration, type NamespaceDeclaration, type TypedNode } from './typed-tree.ts';

/** One namespace: all its blocks. */
interface Namespace {
  exported: Set<string>;
  inner: Map<string, Namespace>;
  /** The members of the enums that it exports. */
  enums: Map<string, Set<string>>;
}

interface Scope {
  names: Set<string>;
  /** Names that are properties of `object` here. */
  exported?: { names: Set<string>; object: string };
  parent: Scope | null;
}

/** Where statements stand. */
interface Place {
  scope: Scope;
  statements: readonly Node[];
  /** Around them: the object of a namespace, or null in a function or block. */
  object: string | null;
  namespace: Namespace | null;
}

/** What names stand for that are properties of a namespace or an enum: `A.` */
export type Qualified = ReadonlyMap<Node, string>;

/** Throws LabError for what cannot stand in a namespace. */
export function writeNamespaces(program: Program, edits: Edits): Qualified {
  if (!/\b(enum|namespace|module)\b/.test(edits.source)) return new Map();
  const writer = new Writer(program, edits);
  writer.write(program);
  return writer.qualified;
}

class Writer {
  readonly qualified = new Map<Node, string>();
  readonly #edits: Edits;
  readonly #used: Set<string>;
  readonly #blocks = new Map<Node, Namespace[]>();

  constructor(program: Program, edits: Edits) {
    this.#edits = edits;
    this.#used = identifiers(program);
  }

  write({ body }: Program): void {
    this.#collect(body, new Map(), null);
    this.#statements({ statements: body, scope: { names: new Set(), parent: null }, object: '', namespace: null });
  }

  /** Finds the blocks and what they export; first, because a later block may export what an earlier one uses. */
  #collect(statements: readonly Node[], local: Map<string, Namespace>, parent: Namespace | null): void {
    for (const statement of statements) {
      if (isNamespace(statement)) {
        let table = statement.exported && parent ? parent.inner : local;
        let within = statement.exported ? parent : null;
        const namespaces: Namespace[] = [];
        for (const name of statement.path) {
          within?.exported.add(name);
          within = table.get(name) ?? { exported: new Set(), inner: new Map(), enums: new Map() };
          table.set(name, within);
          table = within.inner;
          namespaces.push(within);
        }
        this.#blocks.set(statement, namespaces);
        this.#collect(statement.body, new Map(), within);
      } else if (parent && statement.type === 'ExportNamedDeclaration') {
        const { declaration } = statement as TypedNode;
        if (!declaration) continue;
        const names = new Set<string>();
        addLexical([declaration], names);
        for (const name of names) parent.exported.add(name);
        if (isEnum(declaration)) addMembers(declaration, parent.enums);
      }
    }
  }

  #statements(place: Place): void {
    for (const statement of place.statements) {
      if (isNamespace(statement)) this.#block(statement, place);
      else if (place.object && /^(Import|Export)/.test(statement.type)) this.#export(statement, place, place.object);
      else this.#visit(statement, place);
    }
  }

  #block(node: NamespaceDeclaration, { scope, object: parentObject, statements, namespace }: Place): void {
    const namespaces = this.#blocks.get(node);
    if (!namespaces) throw refuse(node, 'a namespace stands at the top level of a cell or a namespace');
    const { path, body } = node;
    const inParent = node.exported && namespace !== null;
    for (const statement of body) refuseReturn(statement);
    const taken = new Set<string>();
    for (const statement of body) declaredInside(statement, taken);
    const objects: string[] = [];
    let inside = scope;
    for (const [index, name] of path.entries()) {
      const object = taken.has(name) || path.includes(name, index + 1) ? this.#freeName(name) : name;
      objects.push(object);
      inside = {
        names: new Set(),
        exported: { names: namespaces[index]?.exported ?? new Set(), object },
        parent: inside,
      };
    }
    addLocals(body, inside.names);
    const [first = ''] = path;
    const owners = path.map((name, index) => {
      if (index > 0) return `${objects[index - 1]}.${name}`;
      return inParent ? `${parentObject}.${name}` : name;
    });
    const isMerged = statements.some((it) => merges(it, first, node.start));
    const declaration = inParent || isMerged ? '' : `var ${first};`;
    const opening = objects.map((object) => `(function(${object})`).join('{');
    const closing = owners.map((owner, index) => `)(${owner}||(${owner}={}));${index > 0 ? '}' : ''}`).reverse();
    this.#edits.replace(node.start, node.brace, `;${declaration}${opening}`);
    const own = { statements: body, scope: inside, object: objects.at(-1) ?? first };
    this.#statements({ ...own, namespace: namespaces.at(-1) ?? null });
    this.#edits.insert(node.end, closing.join(''));
  }

  #export(statement: Node, place: Place, object: string): void {
    const { declaration } = statement as TypedNode;
    if (statement.type !== 'ExportNamedDeclaration' || !declaration)
      throw refuse(statement, 'a namespace exports what it declares with export, and imports nothing');
    if (isEnum(declaration)) {
      this.#edits.blank(statement.start, declaration.start);
      this.#enum(declaration, place, object);
      return;
    }
    if (declaration.type !== 'VariableDeclaration') {
      this.#edits.blank(statement.start, declaration.start);
      this.#visit(declaration, place);
      const name = declaration.id?.name ?? '';
      this.#edits.insert(declaration.end, `;${object}.${name}=${name};`);
      return;
    }
    const { declarations } = declaration as unknown as { declarations: TypedNode[] };
    this.#edits.replace(statement.start, declarations[0]?.start ?? statement.start, ';');
    for (const [index, declarator] of declarations.entries()) {
      const { id, init } = declarator;
      // Without a value nothing is assigned.
      if (!init && id?.type === 'Identifier') {
        const next = declarations[index + 1];
        this.#edits.blank(declarator.start, next?.start ?? declarator.end);
        continue;
      }
      const wrap = id?.type === 'ObjectPattern';
      if (wrap) this.#edits.insert(declarator.start, '(');
      this.#visit(declarator, place);
      if (wrap) this.#edits.insert(declarator.end, ')');
    }
  }

  #enum(node: EnumDeclaration, place: Place, owner: string | null): void {
    const { name } = node.id;
    const taken = declaredInside({ ...node, id: null } as unknown as Node);
    const object = taken.has(name) ? this.#freeName(name) : name;
    const members = new Map<string, Set<string>>();
    for (const statement of place.statements) {
      const found = (statement as TypedNode).declaration ?? statement;
      if (isEnum(found)) addMembers(found, members);
    }
    const own = members.get(name) ?? addMembers(node, members);
    for (const member of (owner && place.namespace?.enums.get(name)) || []) own.add(member);
    const isFirst = !place.statements.some((it) => it.end <= node.start && declares(it, name));
    const keyword = place.object === '' ? 'var' : 'let';
    const declaration = isFirst ? `${keyword} ${name};` : '';
    const given = owner ? `${name}=${owner}.${name}||(${owner}.${name}={})` : `${name}||(${name}={})`;
    writeEnum(node, { declaration, object, given }, this.#edits);
    const scope: Scope = { names: new Set(), exported: { names: own, object }, parent: place.scope };
    for (const { initializer } of node.members) {
      if (!initializer) continue;
      refuseWaiting(initializer);
      this.#visit(initializer, { ...place, scope });
    }
  }

  #visit(node: Node, place: Place, shorthand = false): void {
    if (node.type === 'Identifier') {
      this.#reference(node as Identifier, place.scope, shorthand);
      return;
    }
    if (isEnum(node)) {
      this.#enum(node, place, null);
      return;
    }
    if (isNamespace(node)) throw refuse(node, 'a namespace stands at the top level of a cell or a namespace');
    const names = scopeNames(node);
    const scope = names ? { names, parent: place.scope } : place.scope;
    const statements = node.type === 'SwitchStatement' ? children(node).flatMap(children) : children(node);
    const inside: Place = names ? { ...place, scope, statements, object: null } : place;
    for (const child of evaluated(node)) {
      const { shorthand: short = false, left } = node as { shorthand?: boolean; left?: Node };
      this.#visit(child, inside, short || (shorthand && child === left));
    }
  }

  #reference(node: Identifier, scope: Scope, shorthand: boolean): void {
    const { name, start } = node;
    for (let at: Scope | null = scope; at; at = at.parent) {
      if (at.names.has(name)) return;
      if (!at.exported?.names.has(name)) continue;
      const qualifier = `${at.exported.object}.`;
      this.#edits.insert(start, `${shorthand ? `${name}:` : ''}${qualifier}`);
      this.qualified.set(node, qualifier);
      return;
    }
  }

  #freeName(name: string): string {
    let free = `${name}$`;
    while (this.#used.has(free)) free += '$';
    this.#used.add(free);
    return free;
  }
}

/** The names of a block that are its own: all but the exported variables and namespaces. */
function addLocals(statements: readonly Node[], names: Set<string>): void {
  for (const statement of statements) {
    const { declaration } = statement as TypedNode;
    if (isNamespace(statement)) {
      if (!statement.exported) names.add(statement.path[0] ?? '');
    } else if (statement.type === 'ExportNamedDeclaration') {
      if (declaration && declaration.type !== 'VariableDeclaration') addLexical([declaration], names);
    } else {
      addLexical([statement], names);
      addVars(statement, names);
    }
  }
}

function addMembers(node: EnumDeclaration, table: Map<string, Set<string>>): Set<string> {
  const members = table.get(node.id.name) ?? new Set();
  for (const member of node.members) members.add(memberName(member));
  table.set(node.id.name, members);
  return members;
}

function refuseReturn(node: Node): void {
  if (isFunction(node)) return;
  if (node.type === 'ReturnStatement') throw refuse(node, "'return' outside of function");
  for (const child of children(node)) refuseReturn(child);
}

/** An enum is written as a function that does not wait. */
function refuseWaiting(node: Node): void {
  if (isFunction(node)) return;
  const [word] = /^(await|yield)/i.exec(node.type) ?? [];
  if (word) throw refuse(node, `${word.toLowerCase()} cannot be used in an enum: its values are known at once`);
  for (const child of children(node)) refuseWaiting(child);
}

function declares(statement: Node, name: string): boolean {
  const found = (statement as TypedNode).declaration ?? statement;
  return (isEnum(found) && found.id.name === name) || (isNamespace(found) && found.path[0] === name && !found.exported);
}

/** A namespace of the name of a function, a class or an enum adds to that. */
function merges(statement: Node, name: string, before: number): boolean {
  const written: TypedNode = statement;
  const { type, id, start } = written.declaration ?? written;
  if (id?.name !== name) return false;
  return /^(Class|Function)Declaration$/.test(type) || (type === 'TSEnumDeclaration' && start < before);
}
