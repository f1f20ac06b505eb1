// The head of the HTTP request or answer that changes a connection to WebSocket [RFC 6455, 4], as far as a capture
// needs it.
import { ascii } from './ascii.ts';

/** A head longer than this is none. */
export const longestHead = 65_536;

export interface HttpHead {
  /** The request line or status line. */
  line: string;
  /** By lower-case name; repeated ones joined with commas. */
  headers: ReadonlyMap<string, string>;
  /** Bytes of the head with the empty line behind it. */
  length: number;
}

/** The head that `bytes` begin with; null when its end is not there. */
export function httpHead(bytes: Uint8Array): HttpHead | null {
  const text = ascii(bytes.subarray(0, longestHead));
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [line = '', ...rest] = text.slice(0, end).split('\r\n');
  const headers = new Map<string, string>();
  for (const header of rest) {
    const colon = header.indexOf(':');
    const name = header.slice(0, colon).trim().toLowerCase();
    const value = header.slice(colon + 1).trim();
    if (colon > 0) headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return { line, headers, length: end + 4 };
}

/** Whether a request asks for WebSocket. */
export function asksForWebSocket({ line, headers }: HttpHead): boolean {
  return line.startsWith('GET ') && /\bwebsocket\b/i.test(headers.get('upgrade') ?? '');
}

/** Whether one of the subprotocols offered or chosen is MQTT's. [MQTT5-6.0.0-3] */
export function namesMqtt({ headers }: HttpHead): boolean {
  return /(^|[\s,])mqtt/i.test(headers.get('sec-websocket-protocol') ?? '');
}
