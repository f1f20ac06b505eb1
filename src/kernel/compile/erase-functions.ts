// What the types of functions leave behind. Between `)` and `=>`, and behind `async`, no line may end.
import type { Edits } from './edits.ts';
import { findToken, skipTrivia, wordEnd } from './trivia.ts';
import type { TypedNode } from './typed-tree.ts';

export function eraseArrow(node: TypedNode, edits: Edits): void {
  const { source } = edits;
  const { typeParameters, returnType, params = [] } = node;
  if (typeParameters && edits.hasLineBreak(typeParameters.start, skipTrivia(source, typeParameters.end))) {
    edits.blank(typeParameters.start, typeParameters.end);
    edits.put(skipTrivia(source, typeParameters.end), ' ');
    edits.put(typeParameters.start, '(');
    Reflect.deleteProperty(node, 'typeParameters');
  }
  if (!returnType) return;
  const last = params.at(-1);
  const open = typeParameters?.end ?? (node.async === true ? wordEnd(source, node.start) : node.start);
  const close = findToken(source, last?.end ?? open, ')', last ? ',' : '(');
  if (close < 0 || !edits.hasLineBreak(close, returnType.end)) return;
  edits.blank(close, returnType.end);
  edits.put(returnType.end - 1, ')');
  Reflect.deleteProperty(node, 'returnType');
}

/** `function f(this: Client, a: number)`: the first is no parameter. */
export function eraseParameterThis(node: TypedNode, edits: Edits): void {
  const [first, second] = node.params ?? [];
  if (first?.type !== 'Identifier' || first.name !== 'this') return;
  const close = second ? second.start : findToken(edits.source, first.end, ')', ',');
  edits.blank(first.start, close < 0 ? first.end : close);
  node.params?.shift();
}
