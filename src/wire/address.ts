// Addresses of brokers, compared as the browser's own URL parser reads them and without user name and password, so that
// no spelling passes for another.
import { inPageAddress } from '../capture/connection-event.ts';

export type AddressFault = 'empty' | 'not-a-url' | 'not-web-socket' | 'mixed-content';

export interface Address {
  /** Without user name, password and fragment: what is compared, shown and connected to. */
  url: string;
  username: string;
  password: string;
}

/** Reads `text` as a WebSocket address; null when it is none. */
export function readAddress(text: string): Address | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if ((url.protocol !== 'ws:' && url.protocol !== 'wss:') || url.hostname === '') return null;
  const [username, password] = [decoded(url.username), decoded(url.password)];
  url.username = '';
  url.password = '';
  url.hash = '';
  return { url: url.href, username, password };
}

/** Whether both lead to one broker: a slash at the end and what is asked behind `?` make no other of it. */
export function isSameBroker(one: string, other: string): boolean {
  return withoutQuery(one) === withoutQuery(other);
}

function withoutQuery(url: string): string {
  return url.replace(/\?.*$/, '').replace(/\/+$/, '');
}

/** `url` with user name and password in it, as MQTT.js reads them. */
export function withLogin(url: string, username: string, password: string): string {
  if (username === '') return url;
  const { protocol } = new URL(url);
  const login = `${encodeURIComponent(username)}${password === '' ? '' : `:${encodeURIComponent(password)}`}`;
  return `${protocol}//${login}@${url.slice(protocol.length + 2)}`;
}

/** What is wrong with an address that a reader or a trainer typed; null when nothing is. */
export function faultOf(text: string, pageIsHttps: boolean): AddressFault | null {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  const address = readAddress(trimmed);
  if (address === null) return /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? 'not-web-socket' : 'not-a-url';
  return isMixedContent(address.url, pageIsHttps) ? 'mixed-content' : null;
}

/**
 * A page loaded over https may open `ws://` only to its own computer; browsers refuse anything else without saying why.
 */
export function isMixedContent(url: string, pageIsHttps: boolean): boolean {
  const { protocol, hostname } = new URL(url);
  if (!pageIsHttps || protocol === 'wss:' || url === inPageAddress) return false;
  return !/^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
