// What is only for types in a class: words before its members, members without code, and what it implements.
import type { Edits } from './edits.ts';
import { findToken, skipTrivia, wordEnd } from './trivia.ts';
import type { TypedNode } from './typed-tree.ts';

const modifiers = new Set(['public', 'private', 'protected', 'readonly', 'override', 'abstract', 'declare']);

export function eraseClassHead(node: TypedNode, edits: Edits): void {
  const { source } = edits;
  let keyword = node.start;
  while (modifiers.has(source.slice(keyword, wordEnd(source, keyword)))) {
    const end = wordEnd(source, keyword);
    edits.blank(keyword, end);
    keyword = skipTrivia(source, end);
  }
  if (!node.implements || !node.body || Array.isArray(node.body)) return;
  const { id, superClass, superTypeParameters, typeParameters, body } = node;
  const head = superTypeParameters ?? superClass ?? typeParameters ?? id;
  edits.blank(head?.end ?? wordEnd(source, keyword), body.start);
  Reflect.deleteProperty(node, 'implements');
}

export function isMemberErased(node: TypedNode): boolean {
  if (node.type === 'TSIndexSignature') return true;
  if (!/^(PropertyDefinition|MethodDefinition|AccessorProperty)$/.test(node.type)) return false;
  const withoutCode = node.type === 'MethodDefinition' && !node.value?.body;
  return node.abstract === true || node.declare === true || withoutCode;
}

export function eraseMember(node: TypedNode, edits: Edits): void {
  const { source } = edits;
  if (!node.key) return;
  let at = node.start;
  while (at < node.key.start) {
    const end = Math.max(wordEnd(source, at), at + 1);
    if (modifiers.has(source.slice(at, end))) {
      edits.blank(at, end);
      // The field before it may do without its semicolon.
      if (at === node.start) edits.put(at, ';');
    }
    at = skipTrivia(source, end);
  }
  let behind = node.key.end;
  if (node.computed === true) behind = findToken(source, behind, ']') + 1;
  for (const token of ['?', '!']) {
    const place = findToken(source, behind, token);
    if (place >= 0 && (node.optional === true || node.definite === true)) edits.put(place, ' ');
  }
}
