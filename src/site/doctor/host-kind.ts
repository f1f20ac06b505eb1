// What the address of a broker says before anything is tried: where its computer may be, and what usually stands at its port.
// Pure.

/** Parts of an address that `readAddress` has accepted. */
export interface AddressParts {
  isTls: boolean;
  host: string;
  port: number;
  /** Without what is asked behind `?`, which some brokers take a token in. */
  path: string;
}

export function partsOf(url: string): AddressParts {
  const { isTls, host, port, path } = split(url);
  return { isTls, host, port, path };
}

function split(url: string): AddressParts & { query: string } {
  const [, scheme = '', host = '', port, path = '', query = ''] =
    /^(wss?):\/\/(\[[^\]]*\]|[^:/?]+)(?::(\d+))?([^?]*)(.*)$/.exec(url) ?? [];
  const isTls = scheme === 'wss';
  return {
    isTls,
    host,
    port: port === undefined ? (isTls ? 443 : 80) : Number(port),
    path: path === '' ? '/' : path,
    query,
  };
}

export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i.test(host);
}

/** An address that routers of the internet do not know, or a name that only a local network has. */
export function isLocalNetwork(host: string): boolean {
  return (
    /^(10(\.\d+){3}|192\.168(\.\d+){2}|169\.254(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2})$/.test(host) ||
    /^\[f[cd]|^\[fe[89ab]/i.test(host) ||
    /\.(local|lan|home\.arpa)$/i.test(host) ||
    (/^[a-z\d-]+$/i.test(host) && host !== 'localhost')
  );
}

/** Browsers ask only on the way from a more public page to a less public computer. `origin`: of the page. */
export function isLessPublic(host: string, origin: string): boolean {
  const page = new URL(origin).hostname;
  if (isLoopback(host)) return !isLoopback(page);
  return isLocalNetwork(host) && !isLoopback(page) && !isLocalNetwork(page);
}

/** Whether a name has to be looked up before anything can be reached. */
export function isName(host: string): boolean {
  return !isLoopback(host) && !host.startsWith('[') && !/^\d+(\.\d+){3}$/.test(host);
}

/** Names that nobody can have (RFC 6761). */
export function isNameOfNobody(host: string): boolean {
  return /(^|\.)invalid$/i.test(host);
}

/** Ports at which MQTT without WebSocket usually stands. */
export function isRawMqttPort(port: number): boolean {
  return port === 1883 || port === 8883;
}

/** Ports at which EMQX has its pages and its API, or other web pages stand. */
export function isPagePort(port: number): boolean {
  return port === 18083 || port === 80 || port === 443;
}

/** Where at the same computer a broker for WebSockets may be as well. The nearest one comes first. */
export function otherAddresses(url: string, pageIsHttps: boolean): string[] {
  const { isTls, host, port, path, query } = split(url);
  const at = (tls: boolean, otherPort: number, otherPath: string): string =>
    `${tls ? 'wss' : 'ws'}://${host}${otherPort === (tls ? 443 : 80) ? '' : `:${otherPort}`}${otherPath}${query}`;
  const mayBePlain = !pageIsHttps || isLoopback(host);
  const mayUse = (tls: boolean): boolean => tls || mayBePlain;
  const paths = path === '/mqtt' ? ['/'] : ['/mqtt', ...(path === '/' ? [] : ['/'])];
  const ports = isRawMqttPort(port) || isPagePort(port) ? (isTls ? [8084, 8081] : [8083, 8080, 9001]) : [];
  return [
    ...paths.map((other) => at(isTls, port, other)),
    ...(mayUse(!isTls) ? [at(!isTls, port, path)] : []),
    ...ports.map((other) => at(isTls, other, '/mqtt')),
  ].filter((other) => other !== url);
}
