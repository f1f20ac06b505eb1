// Element trees that a cell may show. What the page would leave out is an error here, where the reader sees why.
import { LabError } from '../lab-error.ts';
import { isObject, shortText } from './plain-text.ts';
import type { ElementNode } from '../protocol.ts';
import { isSafeAttribute, isSafeTag, safeAttributes } from '../safe-element.ts';

/** What `element(…)` of the lab module gives; a class, so that `display` knows it. */
export class DisplayElement {
  readonly tag: string;
  readonly attributes: Record<string, string | number>;
  readonly children: readonly unknown[];

  /** Throws LabError for a tag or an attribute that is not safe. */
  constructor(tag: unknown, attributesGiven: unknown, children: readonly unknown[]) {
    this.tag = shortText(tag);
    if (!isSafeTag(this.tag)) throw refused(`<${this.tag}>`);
    this.attributes = {};
    const given: object = isObject(attributesGiven) ? attributesGiven : {};
    for (const [name, value] of Object.entries(given)) {
      if (!isSafeAttribute(name, shortText(value))) throw refused(`${name}="${shortText(value)}"`);
      this.attributes[name] = typeof value === 'number' ? value : shortText(value);
    }
    this.children = [...children];
  }
}

const mostNodes = 5000;

/** The tree as data. Nodes past the first 5000 are left out. */
export function elementNode(element: DisplayElement, count = { nodes: 0 }): ElementNode {
  count.nodes += 1;
  const children: (ElementNode | string)[] = [];
  for (const child of element.children) {
    if (count.nodes >= mostNodes) break;
    if (child instanceof DisplayElement) children.push(elementNode(child, count));
    else children.push(shortText(child).slice(0, 10_000));
  }
  const attributeTexts = Object.entries(element.attributes).map(([name, value]) => [name, String(value)] as const);
  // A cell may have changed the objects since they were made.
  return {
    tag: isSafeTag(element.tag) ? element.tag : 'span',
    attributes: safeAttributes(Object.fromEntries(attributeTexts)),
    children,
  };
}

function refused(what: string): LabError {
  return new LabError('ElementError', 'thrown', `${what} cannot be shown`);
}
