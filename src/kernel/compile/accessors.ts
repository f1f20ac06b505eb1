// `accessor x = 1` as TypeScript writes it: a private field with a getter and a setter. No engine knows the keyword yet.
import type { Edits } from './edits.ts';
import { children, identifiers } from './top-level.ts';
import type { Node } from './parse.ts';
import { findToken } from './trivia.ts';
import type { TypedNode } from './typed-tree.ts';

/** Returns names that the code around the cell must declare. */
export function writeAccessors(program: Node, edits: Edits): string[] {
  if (!/\baccessor\b/.test(edits.source)) return [];
  const writer = new AccessorWriter(edits, identifiers(program));
  writer.visit(program);
  return writer.keys;
}

class AccessorWriter {
  /** Variables for computed names, which are computed once. */
  readonly keys: string[] = [];
  readonly #edits: Edits;
  readonly #used: Set<string>;

  constructor(edits: Edits, used: Set<string>) {
    this.#edits = edits;
    this.#used = used;
  }

  visit(node: Node): void {
    const { accessor, key } = node as TypedNode;
    if (accessor === true && key) this.#write(node, key);
    for (const child of children(node)) this.visit(child);
  }

  #write(node: TypedNode, key: TypedNode): void {
    const { source } = this.#edits;
    const { name, start, end } = key;
    const storage = this.#free(`${name ?? ''}_accessor_storage`);
    const isStatic = node.static === true ? 'static ' : '';
    const keyword = source.lastIndexOf('accessor', start - 1);
    this.#edits.blank(keyword, keyword + 'accessor'.length);
    // The line before may do without its semicolon.
    this.#edits.insertFirst(node.start, ';');
    const body = (shown: string): string =>
      `get ${shown}(){return this.#${storage}}${isStatic}set ${shown}($value){this.#${storage}=$value}`;
    if (node.computed === true) {
      const open = source.lastIndexOf('[', start);
      const close = findToken(source, end, ']');
      const variable = this.#free('$key');
      this.keys.push(variable);
      const setter = `${isStatic}set[${variable}]($value){this.#${storage}=$value}`;
      this.#edits.insert(open, 'get');
      this.#edits.insert(start, `${variable}=`);
      this.#edits.insert(close + 1, `(){return this.#${storage}}${setter}${isStatic}#${storage}`);
      return;
    }
    const written = source.slice(start, end);
    this.#edits.blank(start, end);
    this.#edits.insert(start, `${body(written)}${isStatic}#${storage}`);
  }

  #free(name: string): string {
    let free = name;
    while (this.#used.has(free)) free += '_';
    this.#used.add(free);
    return free;
  }
}
