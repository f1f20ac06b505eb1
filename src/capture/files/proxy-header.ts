// What a proxy such as HAProxy sends in front of a client's bytes: a line, or a binary header, with the client's
// address. https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt
import { ascii } from './ascii.ts';
import { viewOf } from './recorded-packet.ts';

const signature = '\r\n\r\n\0\r\nQUIT\n';
const fixedPart = 16;
/** Bytes of the longest header that is looked for. */
export const longestProxyHeader = fixedPart + 0xffff;

export interface ProxyHeader {
  version: 1 | 2;
  /** Of the client, `192.0.2.1:50000`; empty if the proxy does not tell it. */
  client: string;
  /** In bytes. */
  length: number;
}

/** The header that `bytes` begin with; null when there is none, or its end is not there. */
export function proxyHeader(bytes: Uint8Array): ProxyHeader | null {
  const line = /^PROXY (?:(?:TCP4|TCP6) (\S+) \S+ (\d+) \d+|UNKNOWN[^\r\n]*)\r\n/.exec(ascii(bytes.subarray(0, 107)));
  if (line !== null) {
    const [{ length }, address = '', port = ''] = line;
    return { version: 1, client: address === '' ? '' : endpoint(address, port), length };
  }
  if (bytes.length < fixedPart || ascii(bytes.subarray(0, 12)) !== signature) return null;
  const view = viewOf(bytes);
  const length = fixedPart + view.getUint16(14);
  if (view.getUint8(12) >> 4 !== 2 || length > bytes.length) return null;
  return { version: 2, client: clientOf(view, length), length };
}

function clientOf(view: DataView, length: number): string {
  const isProxied = (view.getUint8(12) & 0x0f) === 1;
  const family = view.getUint8(13) >> 4;
  if (isProxied && family === 1 && length >= fixedPart + 12) {
    const address = [0, 1, 2, 3].map((at) => view.getUint8(fixedPart + at)).join('.');
    return endpoint(address, `${view.getUint16(fixedPart + 8)}`);
  }
  if (isProxied && family === 2 && length >= fixedPart + 36) {
    const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((at) => view.getUint16(fixedPart + at).toString(16));
    return endpoint(groups.join(':'), `${view.getUint16(fixedPart + 32)}`);
  }
  return '';
}

function endpoint(address: string, port: string): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
