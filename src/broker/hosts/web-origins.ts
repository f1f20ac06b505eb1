// Which websites may reach the broker. Every page that a browser shows can open WebSockets to this computer, and the
// browser tells the page's origin. So a page comes in if it is of this computer, or if its origin is listed. A program
// tells no origin, and comes in.

/** Whether pages of this origin come in. `address`: that of this computer, on which the request came. */
export type OriginRule = (origin: string, address: string | undefined) => boolean;

/**
 * A rule that lets in what is loopback, what has the address on which the request came, and what is listed: an origin
 * as a browser writes it, with `*` for any port, or `*` alone for every page. A name is not enough to be of this
 * computer: whoever owns a name can let it point here.
 */
export function originRule(listed: readonly string[]): OriginRule {
  if (listed.includes('*')) return () => true;
  const known = new Set(listed.map((each) => normal(each) ?? each));
  return (origin, address) => {
    const url = webOrigin(origin);
    if (url === null) return known.has(origin);
    const { protocol, hostname } = url;
    if (isLoopback(hostname) || hostname === asHostname(address)) return true;
    return known.has(url.origin) || known.has(`${protocol}//${hostname}:*`);
  };
}

/** Whether `originRule` understands the text. `null` is the origin of too many pages to be listed. */
export function isListableOrigin(text: string): boolean {
  return text === '*' || normal(text) !== null;
}

/** As it is compared. Null: it is no origin. */
function normal(text: string): string | null {
  const anyPort = /^(https?:\/\/[^/]+):\*$/.exec(text)?.[1];
  if (anyPort !== undefined) {
    const url = webOrigin(anyPort);
    return url?.port === '' ? `${url.protocol}//${url.hostname}:*` : null;
  }
  const url = webOrigin(text);
  if (url !== null) return url.origin;
  // Of an extension, or of a program that is built on a browser.
  return /^(?!https?:|file:)[a-z][a-z\d+.-]*:\/\/[\w.-]+$/.test(text) ? text : null;
}

/** Null: not the origin of a page that came over HTTP. */
function webOrigin(text: string): URL | null {
  if (!/^https?:\/\/[^/?#@\\\s]+$/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

/** The address as a URL has it. An IPv4 client of a listener on `::` comes with an address that is mapped into IPv6. */
function asHostname(address = ''): string {
  const plain = address.replace(/^::ffff:/i, '');
  return plain.includes(':') ? `[${plain}]` : plain;
}
