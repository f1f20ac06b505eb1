// Which elements and attributes a cell may show: no links, no scripts, no forms, no classes or ids of the page, and
// nothing that asks another host for something. The kernel refuses what is not on these lists, and the page leaves it
// out.

const tags = new Set(
  (
    'b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h3 h4 h5 h6 hr i ins kbd li mark ' +
    'meter ol p pre progress q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul ' +
    'var wbr circle desc ellipse g line path polygon polyline rect svg text title tspan'
  ).split(' '),
);

const attributes = new Set(
  (
    'aria-label aria-hidden role title lang dir colspan rowspan scope span datetime value max min low high optimum open start ' +
    'reversed width height viewBox preserveAspectRatio d cx cy r rx ry x y x1 x2 y1 y2 dx dy points transform fill stroke ' +
    'stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity stroke-opacity fill-rule text-anchor ' +
    'dominant-baseline font-size font-weight font-family textLength lengthAdjust style'
  ).split(' '),
);
/** Attributes that hold words for the reader, whatever those say. */
const words = new Set(['aria-label', 'title', 'lang', 'dir']);

const styles = new Set(
  (
    'color background-color border border-radius padding margin width height max-width min-width text-align font-weight ' +
    'font-style font-size font-family white-space display gap grid-template-columns align-items justify-content opacity'
  ).split(' '),
);

export function isSafeTag(tag: string): boolean {
  return tags.has(tag);
}

/** The attributes that may be set, with their values; `style` keeps only properties that stay inside their box. */
export function safeAttributes(given: Readonly<Record<string, string>>): Record<string, string> {
  const safe: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!attributes.has(name) || (!words.has(name) && refersElsewhere(value))) continue;
    safe[name] = name === 'style' ? safeStyle(value) : value;
  }
  return safe;
}

/** Whether the page would set the attribute exactly so. */
export function isSafeAttribute(name: string, value: string): boolean {
  return safeAttributes({ [name]: value })[name] === value;
}

function safeStyle(style: string): string {
  return style
    .split(';')
    .filter((declaration) => styles.has(declaration.split(':')[0]?.trim().toLowerCase() ?? ''))
    .join(';');
}

/** `url(…)` in any spelling, escapes included: a colour or a background could fetch something. */
function refersElsewhere(value: string): boolean {
  return /(?:url|image|image-set|src|cross-fade|element)\s*\(|\\|@import/i.test(value);
}
