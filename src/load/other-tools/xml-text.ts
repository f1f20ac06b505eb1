// XML from a tree. Pure.

export interface XmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlNode | string)[];
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (XmlNode | string)[],
): XmlNode {
  return { name, attributes, children };
}

/** Indented by two; an element with text stands in one line. */
export function xmlText({ name, attributes, children }: XmlNode, indent = ''): string {
  const given = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`,
  );
  const start = `${indent}<${name}${given.join('')}`;
  if (children.length === 0) return `${start}/>\n`;
  const [text] = children;
  if (typeof text === 'string') return `${start}>${escaped(text)}</${name}>\n`;
  const inside = children.map((child) => (typeof child === 'string' ? '' : xmlText(child, `${indent}  `)));
  return `${start}>\n${inside.join('')}${indent}</${name}>\n`;
}

/** XML 1.0 has no control characters but tab and line ends: others become the replacement character. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
