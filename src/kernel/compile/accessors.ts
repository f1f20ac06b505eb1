// `accessor x = 1` as TypeScript writes it: a private field with a getter and a setter. No engine knows the keyword yet.
import type { Edits } from './edits.ts';
import type { Mark } from './marks.ts';
import type { Identifier, Node, PrivateIdentifier, PropertyDefinition } from './parse.ts';
import { children } from './top-level.ts';

export function writeAccessors(node: Node, marks: readonly Mark[], edits: Edits): void {
  if (node.type === 'PropertyDefinition') {
    const { key, static: isStatic, start, end } = node as PropertyDefinition;
    const { name = '' } = key as Partial<Identifier | PrivateIdentifier>;
    const mark = marks.find(({ kind, id }) => kind === 'accessor' && name.startsWith(id));
    if (mark) {
      const isPrivate = key.type === 'PrivateIdentifier';
      const shown = `${isPrivate ? '#' : ''}${name.slice(mark.id.length)}`;
      const modifier = isStatic ? 'static ' : '';
      // The line before may do without its semicolon.
      edits.insert(start, ';');
      if (!isPrivate) edits.insert(key.start, '#');
      edits.insert(
        end,
        `;${modifier}get ${shown}(){return this.#${name}}${modifier}set ${shown}($value){this.#${name}=$value}`,
      );
    }
  }
  for (const child of children(node)) writeAccessors(child, marks, edits);
}
