// `constructor(public x)` declares the field x before all others, as TypeScript has it: the order in which an object shows
// its properties. The value is assigned at the beginning of the constructor, or right after `super(…)`.
import type { Edits } from './edits.ts';
import type { ClassBody, Node } from './parse.ts';
import { children, isFunction } from './top-level.ts';
import type { TypedNode } from './typed-tree.ts';

export function writeParameterProperties({ start, body }: ClassBody, edits: Edits): void {
  for (const member of body) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    const names = member.value.params.flatMap((param) => {
      const name = param.type === 'AssignmentPattern' ? param.left : param;
      return (param as TypedNode).isProperty === true && name.type === 'Identifier' ? [name.name] : [];
    });
    if (names.length === 0) continue;
    edits.insert(start + 1, names.map((name) => `${name};`).join(''));
    const assignments = names.map((name) => `this.${name}=${name};`).join('');
    const superCall = findSuperCall(member.value.body.body);
    edits.insert(superCall?.end ?? member.value.body.start + 1, `${superCall ? ';' : ''}${assignments}`);
  }
}

/** The statement `super(…);`. */
function findSuperCall(statements: readonly Node[]): Node | null {
  for (const statement of statements) {
    let { expression } = statement as TypedNode;
    while (expression?.type === 'ParenthesizedExpression') ({ expression } = expression);
    const { callee } = (expression ?? {}) as { callee?: Node };
    if (statement.type === 'ExpressionStatement' && callee?.type === 'Super') return statement;
    if (isFunction(statement) || !/^(TryStatement|BlockStatement)$/.test(statement.type)) continue;
    const inside = findSuperCall(children(statement));
    if (inside) return inside;
  }
  return null;
}
