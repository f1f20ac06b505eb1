import { describe, expect, it } from 'vitest';
import { faultOf, isMixedContent, readAddress, withLogin } from '../../src/wire/address.ts';
import { inPageAddress } from '../../src/capture/connection-event.ts';

describe('an address', () => {
  it('is compared without user name, password and fragment, as the browser reads it', () => {
    expect(readAddress('WSS://us%40er:p%3Aw@Broker.EMQX.io:8084/mqtt#x')).toEqual({
      url: 'wss://broker.emqx.io:8084/mqtt',
      username: 'us@er',
      password: 'p:w',
    });
  });

  it.each(['', 'localhost:8083', 'mqtt://localhost', 'http://x/', 'ws://', 'ws://a b/', 'ws://[::1'])(
    '%j is none',
    (text) => {
      expect(readAddress(text)).toBeNull();
    },
  );

  it('gets user name and password in the form that reading gives back', () => {
    const url = withLogin('ws://h:1/mqtt?x=1', 'us@er:1', 'p/w#%');
    expect(readAddress(url)).toEqual({ url: 'ws://h:1/mqtt?x=1', username: 'us@er:1', password: 'p/w#%' });
    expect(withLogin('ws://h/', '', 'ignored')).toBe('ws://h/');
  });
});

it.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['broker.test', 'not-a-url'],
  ['mqtt://broker.test:1883', 'not-web-socket'],
  ['ws://broker.test/mqtt', 'mixed-content'],
  ['ws://localhost:8083/mqtt', null],
  ['wss://broker.test/mqtt', null],
])('on an https page the typed address %j has the fault %s', (text, fault) => {
  expect(faultOf(text, true)).toBe(fault);
});

describe('mixed content', () => {
  it('concerns only https pages, unencrypted addresses and other computers', () => {
    expect(isMixedContent('ws://broker.test/', false)).toBe(false);
    expect(isMixedContent('wss://broker.test/', true)).toBe(false);
    expect(isMixedContent(inPageAddress, true)).toBe(false);
    for (const host of ['localhost', '127.0.0.1', '[::1]', 'a.localhost'])
      expect(isMixedContent(`ws://${host}/`, true)).toBe(false);
    for (const host of ['192.168.1.2', 'localhost.evil.test', 'in-page.test'])
      expect(isMixedContent(`ws://${host}/`, true)).toBe(true);
  });
});
