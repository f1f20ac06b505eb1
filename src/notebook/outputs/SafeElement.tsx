// An element tree that a cell has built, made of allowed elements and attributes only; never parsed from a string.
import { h, type ComponentChild } from 'preact';
import type { ElementNode } from '../../kernel/protocol.ts';
import { isSafeTag, safeAttributes } from '../../kernel/safe-element.ts';
import type { Words } from '../words/words.ts';

const mostNodes = 5000;

export function SafeElement({ element, words }: { element: ElementNode; words: Words }) {
  let left = mostNodes;
  const build = (node: ElementNode | string): ComponentChild => {
    left -= 1;
    if (left < 0) return null;
    if (typeof node === 'string') return node;
    if (!isSafeTag(node.tag)) return <span class="lab-note">[{words.output.refused(node.tag)}]</span>;
    return h(node.tag, safeAttributes(node.attributes), ...node.children.map(build));
  };
  return <div class="lab-element">{build(element)}</div>;
}
