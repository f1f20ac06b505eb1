// Element trees that a cell may show: safe tags and attributes only, so that the page can build them without trust.
import { LabError } from './lab-error.ts';
import { isObject, shortText } from './plain-text.ts';
import type { ElementNode } from './protocol.ts';

const tags = new Set(
  (
    'a abbr article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption ' +
    'figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark meter ol p pre progress q rp rt ruby s samp section small ' +
    'span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr ' +
    'svg g path circle ellipse line polyline polygon rect text tspan title desc'
  ).split(' '),
);
const attributes = new Set(
  (
    'class title lang dir role colspan rowspan scope start reversed value min max low high optimum open datetime cite ' +
    'width height x y x1 y1 x2 y2 cx cy r rx ry d points viewBox transform fill stroke stroke-width stroke-dasharray ' +
    'stroke-linecap stroke-linejoin opacity text-anchor dominant-baseline font-size font-weight'
  ).split(' '),
);

/** Whether an element may be shown; the page asks the same again of what comes out of the kernel. */
export function isSafeTag(tag: string): boolean {
  return tags.has(tag);
}

/** `href` may lead to a place on the same page only; `url(…)` in a value would fetch something. */
export function isSafeAttribute(name: string, value: string): boolean {
  if (name === 'href') return /^#[^\s]*$/.test(value);
  return (attributes.has(name) || /^aria-[a-z]+$/.test(name)) && !/url\s*\(/i.test(value);
}

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
    attributes: Object.fromEntries(attributeTexts.filter(([name, value]) => isSafeAttribute(name, value))),
    children,
  };
}

function refused(what: string): LabError {
  return new LabError('ElementError', 'thrown', `${what} cannot be shown`);
}
