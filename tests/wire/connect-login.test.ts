// The reader's login goes into CONNECT on the wire, and nowhere else.
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/mqtt/decode.ts';
import type { Connect, Packet } from '../../src/mqtt/packet.ts';
import { withLogin } from '../../src/wire/address.ts';
import { ConnectLogin } from '../../src/wire/connect-login.ts';
import { bytesOf, joined, publish, utf8 } from '../capture/packets.ts';
import { realBroker } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

const plain: Connect = { type: 'CONNECT', version: 5, clean: true, keepAlive: 60, clientId: 'anna' };
const login = { username: 'ánna', password: 's3cret' };
const will = {
  topic: 'gone',
  payload: utf8('x'.repeat(200)),
  qos: 1 as const,
  retain: false,
};

function sent(...chunks: Uint8Array[]): Uint8Array {
  const writer = new ConnectLogin(login);
  return joined(...chunks.map((chunk) => writer.take(chunk.slice())));
}

describe('a CONNECT without a login', () => {
  it.each<[string, Connect]>([
    ['of version 5', plain],
    ['of version 3.1.1', { ...plain, version: 4 }],
    ['with a will', { ...plain, will }],
    ['with properties', { ...plain, properties: { sessionExpiryInterval: 9 }, will }],
  ])('%s gets the reader’s, and keeps all the rest', (_, connect) => {
    const whole = sent(bytesOf(connect, connect.version), bytesOf(publish));
    const length = whole.length - bytesOf(publish).length;
    const { username, password, ...rest } = decode(whole.slice(0, length), 4, 'client') as Connect;
    const {
      username: none,
      password: no,
      ...before
    } = decode(bytesOf(connect, connect.version), 4, 'client') as Connect;
    expect([username, new TextDecoder().decode(password), none, no]).toEqual(['ánna', 's3cret', undefined, undefined]);
    expect(rest).toEqual(before);
    expect(whole.slice(length)).toEqual(bytesOf(publish));
  });

  it('gets it also when it comes byte by byte', () => {
    const bytes = bytesOf({ ...plain, will });
    expect(sent(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(sent(bytes));
  });
});

describe('what stays as it is', () => {
  const own = bytesOf({ ...plain, username: 'bob' });
  /** Claims a Will Payload that reaches beyond the end: appended fields would become a part of it. */
  const swallowing = ((): Uint8Array => {
    const bytes = bytesOf({ ...plain, version: 4, will: { ...will, payload: utf8('xxxx') } }, 4);
    bytes[bytes.length - 5] = 4 + 2 + utf8(login.username).length + 2 + login.password.length;
    return bytes;
  })();
  it.each([
    ['a CONNECT with a login of its own', own],
    ['a CONNECT whose will would swallow the login', swallowing],
    ['what does not begin with CONNECT', bytesOf(publish)],
    ['what is no packet', Uint8Array.of(0x10, 0xff, 0xff, 0xff, 0xff, 0xff)],
  ])('%s', (_, bytes) => {
    expect(sent(bytes)).toEqual(bytes);
  });

  it('everything after the first packet', () => {
    const rest = joined(bytesOf(publish), bytesOf(plain));
    expect(sent(own, rest)).toEqual(joined(own, rest));
  });
});

describe('a connection of a cell', () => {
  async function connects(chosen: (url: string) => string, asked: (url: string) => string, foreign?: string) {
    const { url, broker } = await realBroker();
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url: chosen(url) }, allowed: [url] });
    const from = foreign === undefined ? undefined : kernel.foreignKernel(foreign);
    const client = kernel.open(asked(url), {}, from);
    await client.opened;
    client.link.send(bytesOf(plain));
    await broker.until(({ received }) => received.length > 0);
    return broker.received.map((packet: Packet) => packet.type === 'CONNECT' && packet.username)[0];
  }
  const withIt = (url: string): string => withLogin(url, 'anna', 's3cret');
  const same = (url: string): string => url;

  it('to the chosen broker has the reader’s login', async () => {
    expect(await connects(withIt, same)).toBe('anna');
    expect(await connects(withIt, (url) => `${url}?client=1`)).toBe('anna');
  });

  it('has it also when the code came with a link, in whose kernel it is not', async () => {
    expect(await connects(withIt, same, 'stranger')).toBe('anna');
  });

  it('to any other address has none', async () => {
    expect(await connects(() => withIt('ws://127.0.0.1:1/mqtt'), same)).toBeUndefined();
    expect(await connects((url) => withIt(url.replace('/mqtt', '/other')), same)).toBeUndefined();
  });
});
