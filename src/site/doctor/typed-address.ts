// What a reader has typed as the address of a broker: an address that can be examined, or what is wrong with it and what was
// probably meant. Pure.
import { inPageAddress } from '../../capture/connection-event.ts';
import { isMixedContent, readAddress, type Address } from '../../wire/address.ts';

/** `http`: an address of a web page; `not-web-socket`: one of MQTT without WebSocket, or of something else. */
export type TypedFault = 'empty' | 'in-page' | 'not-a-url' | 'http' | 'not-web-socket' | 'mixed-content';

export type TypedAddress =
  | { isFine: true; address: Address }
  /** `better`: an address that was probably meant. */
  | { isFine: false; fault: TypedFault; text: string; better: string | null };

export function readTyped(text: string, pageIsHttps: boolean): TypedAddress {
  const typed = text.trim();
  const wrong = (fault: TypedFault, better: string | null = null): TypedAddress => ({
    isFine: false,
    fault,
    text: withoutLogin(typed),
    better,
  });
  if (typed === '') return wrong('empty');
  const address = readAddress(typed);
  if (address === null) {
    const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]*):\/\/(.*)$/i.exec(typed) ?? [];
    const isTls = /^(https|mqtts|ssl|tls|wss)$/i.test(scheme);
    if (scheme === '') return wrong('not-a-url', meant(`${pageIsHttps ? 'wss' : 'ws'}://${typed}`, null));
    const isHttp = /^https?$/i.test(scheme);
    return wrong(isHttp ? 'http' : 'not-web-socket', meant(`${isTls ? 'wss' : 'ws'}://${rest}`, isHttp ? null : isTls));
  }
  if (address.url === inPageAddress) return wrong('in-page');
  if (isMixedContent(address.url, pageIsHttps)) return wrong('mixed-content', address.url.replace(/^ws:/, 'wss:'));
  return { isFine: true, address };
}

/** `tls`: the ports of EMQX for WebSocket take the place of those for TCP; null: the port stays. */
function meant(text: string, tls: boolean | null): string | null {
  const address = readAddress(text);
  if (address === null) return null;
  const [, start = '', , port = '', path = '/'] = /^(wss?:\/\/(\[[^\]]*\]|[^:/]+))(:\d+)?(.*)$/.exec(address.url) ?? [];
  const rightPort = tls === null ? port : tls ? ':8084' : ':8083';
  return `${start}${rightPort}${path === '/' ? '/mqtt' : path}`;
}

/** What was typed, in words that can be shown: a password has no place in them. */
function withoutLogin(typed: string): string {
  return typed.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/i, '$1');
}
