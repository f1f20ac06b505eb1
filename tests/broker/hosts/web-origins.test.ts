// Any website can try to reach a broker on this computer: which pages come in, and what the others are told.
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { startNodeHost } from '../../../src/broker/hosts/node.ts';
import { isListableOrigin, originRule } from '../../../src/broker/hosts/web-origins.ts';
import { profiles } from '../../../src/broker/profiles.ts';

const none = originRule([]);

test.each([
  'http://localhost',
  'http://localhost:4321',
  'https://localhost:8443',
  'http://lab.localhost:1',
  'http://127.0.0.1:4321',
  'https://127.8.9.10',
  'http://[::1]:4321',
])('a page of %s is of this computer', (origin) => {
  expect(none(origin, '192.168.1.5')).toBe(true);
});

test.each([
  'https://evil.example',
  'http://localhost.evil.example',
  'http://evillocalhost',
  'http://127.0.0.1.evil.example',
  'http://127.evil.example',
  'http://localhost@evil.example',
  'http://localhost/',
  'http://localhost:1:2',
  'http://localhost, https://evil.example',
  'https://evil.example#localhost',
  'ftp://localhost',
  'null',
  'file://',
  'chrome-extension://abc',
  '',
])('a page of "%s" is not of this computer', (origin) => {
  expect(none(origin, '127.0.0.1')).toBe(false);
});

test('a page with the address that the request came to as a number is of this computer, a name is not', () => {
  expect(none('http://192.168.1.5:4321', '192.168.1.5')).toBe(true);
  expect(none('http://192.168.1.5:4321', '::ffff:192.168.1.5')).toBe(true);
  expect(none('http://[fd00::5]:4321', 'fd00::5')).toBe(true);
  expect(none('http://192.168.1.6:4321', '192.168.1.5')).toBe(false);
  expect(none('http://lab.example:4321', '192.168.1.5')).toBe(false);
  expect(none('http://192.168.1.5:4321', undefined)).toBe(false);
});

test('a listed origin comes in with its port, with any port, or with every other', () => {
  const some = originRule(['https://Lab.Example', 'http://lan.example:*', 'chrome-extension://abc']);
  for (const origin of ['https://lab.example', 'http://lan.example', 'http://lan.example:81', 'chrome-extension://abc'])
    expect(some(origin, undefined), origin).toBe(true);
  for (const origin of ['http://lab.example', 'https://lab.example:81', 'https://lan.example:81', 'null'])
    expect(some(origin, undefined), origin).toBe(false);
  for (const origin of ['https://evil.example', 'null', 'file://'])
    expect(originRule(['*'])(origin, undefined), origin).toBe(true);
});

test('only what a browser sends as an origin can be listed', () => {
  for (const text of ['*', 'http://a', 'https://a:1', 'http://a:*', 'http://[::1]:*', 'vscode-webview://a-b'])
    expect(isListableOrigin(text), text).toBe(true);
  for (const text of ['', 'a', 'a:*', 'null', 'file://', 'file://a', 'http://a/', 'http://a:1:*', 'http://'])
    expect(isListableOrigin(text), text).toBe(false);
});

/** 101, or the status and the body of the refusal. */
async function ask(port: number | null, headers: Record<string, string>): Promise<[status: number, body: string]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/mqtt`, 'mqtt', { headers });
  onTestFinished(() => socket.terminate());
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.on('open', () => resolve([101, '']));
    socket.on('unexpected-response', (_request, response: IncomingMessage) => {
      response.setEncoding('utf8');
      void once(response, 'data').then(([body]) => resolve([response.statusCode ?? 0, String(body)]));
    });
  });
}

test.each(Object.keys(profiles) as (keyof typeof profiles)[])(
  'a foreign page gets 403 in profile %s',
  async (profile) => {
    const options = profiles[profile];
    const host = await startNodeHost({ tcpPort: null, wsPort: 0, options, origins: ['https://lab.example'] });
    onTestFinished(() => host.close());
    const { ws } = host;
    expect(await ask(ws, {})).toEqual([101, '']);
    expect(await ask(ws, { origin: 'http://localhost:4321' })).toEqual([101, '']);
    expect(await ask(ws, { origin: 'https://lab.example' })).toEqual([101, '']);
    const [status, body] = await ask(ws, { origin: 'https://evil.example' });
    expect([status, body]).toEqual([403, expect.stringContaining('https://evil.example')]);
    for (const origin of ['null', 'file://']) expect((await ask(ws, { origin }))[0]).toBe(403);
    // The name of a foreign site points to this computer (DNS rebinding).
    const foreign = `evil.example:${ws}`;
    expect((await ask(ws, { origin: `http://${foreign}`, host: foreign }))[0]).toBe(403);
  },
);
