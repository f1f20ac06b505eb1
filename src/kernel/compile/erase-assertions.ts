// `<T>x` and `x as T`: where taking the type away would change what belongs together, parentheses take its place.
import type { Edits } from './edits.ts';
import type { Node } from './parse.ts';
import type { Erase, TypedNode } from './typed-tree.ts';

/** What may not be the first text of a statement, or not behind `=>`, as an expression. */
const needsParentheses = /\{|(?:function|class|async|let)\b/y;

/** `<T>x`: `return` would not look for its value in the next line, and a statement with `{` would be a block. */
export function unwrapAssertion(node: TypedNode, edits: Edits, erase: Erase): Node | null {
  const { start, end, loc, expression } = node;
  if (!expression) return null;
  edits.blank(start, expression.start);
  const inner = erase(expression, node, edits);
  if (!inner) return null;
  needsParentheses.lastIndex = expression.start;
  if (!edits.hasLineBreak(start, expression.start) && !needsParentheses.test(edits.source)) return inner;
  edits.put(start, '(');
  if (edits.isBlanked(end - 1)) edits.put(end - 1, ')');
  else edits.insert(end, ')');
  return { type: 'ParenthesizedExpression', start, end, ...(loc && { loc }), expression: inner } as Node;
}

const precedences: Record<string, number> = {
  '??': 1,
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '===': 6,
  '!==': 6,
  '<': 7,
  '>': 7,
  '<=': 7,
  '>=': 7,
  in: 7,
  instanceof: 7,
  '<<': 8,
  '>>': 8,
  '>>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
  '**': 11,
};
const unary = 10.5;

/** `a + b as number * 2` multiplies the sum: `written` is the left side of `parent` as it was. */
export function keepGrouping(parent: TypedNode, written: TypedNode, edits: Edits): void {
  const { left, operator = '' } = parent;
  if (!left || !/^TS(As|Satisfies)Expression$/.test(written.type)) return;
  if (precedenceOf(left) >= (precedences[operator] ?? 0)) return;
  edits.insert(left.start, '(');
  edits.put(written.end - 1, ')');
}

function precedenceOf({ type, operator = '' }: TypedNode): number {
  if (/^(Binary|Logical)Expression$/.test(type)) return precedences[operator] ?? 0;
  return /^(Unary|Await)Expression$/.test(type) ? unary : 12;
}
