// What our server makes of WebSocket frames and of the closing handshake (RFC 6455), from bytes and from an independent
// client.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { ByteLink, LinkClosed } from '../../src/link/link.ts';
import { WebSocketFrameError, WebSocketFrameReader } from '../../src/link/web-socket-frames.ts';
import { webSocketServer, type WebSocketServer } from './web-socket-server.ts';

const fixedMask = [0x37, 0xfa, 0x21, 0x3d];

/** A WebSocket frame of a client. */
function webSocketFrame(first: number, payload: Uint8Array | readonly number[], mask = fixedMask): number[] {
  const { length } = payload;
  const size =
    length < 126
      ? [length]
      : length < 65_536
        ? [126, length >> 8, length & 0xff]
        : [127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (length >> shift) & 0xff)];
  const [code = 0, ...more] = size;
  return [first, 0x80 | code, ...more, ...mask, ...Array.from(payload, (byte, n) => byte ^ (mask[n % 4] ?? 0))];
}

const text = (value: string): number[] => [...Buffer.from(value)];

describe('WebSocket frames', () => {
  const read = (chunks: readonly (readonly number[])[]): { data: number[]; controls: [number, number[]][] } => {
    const data: number[] = [];
    const controls: [number, number[]][] = [];
    const reader = new WebSocketFrameReader({
      onData: (bytes) => data.push(...bytes),
      onControl: (opcode, payload) => controls.push([opcode, [...payload]]),
    });
    for (const chunk of chunks) reader.push(Uint8Array.from(chunk));
    return { data, controls };
  };

  test('payloads come out in order, wherever frames, messages and chunks are cut', () => {
    const payload = fc.uint8Array({ maxLength: 200 });
    const mask = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 });
    const message = fc.array(fc.record({ payload, mask, ping: fc.option(fc.uint8Array({ maxLength: 125 })) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 90 })), (messages, cuts) => {
        const bytes: number[] = [];
        const expected = { data: [] as number[], controls: [] as [number, number[]][] };
        for (const parts of messages) {
          for (const [n, part] of parts.entries()) {
            const last = n === parts.length - 1;
            bytes.push(...webSocketFrame((last ? 0x80 : 0) | (n === 0 ? 2 : 0), part.payload, part.mask));
            expected.data.push(...part.payload);
            if (part.ping === null) continue;
            bytes.push(...webSocketFrame(0x89, part.ping));
            expected.controls.push([9, [...part.ping]]);
          }
        }
        const chunks: number[][] = [];
        for (let at = 0, n = 0; at < bytes.length; n += 1) {
          const length = cuts[n] ?? bytes.length;
          chunks.push(bytes.slice(at, at + length));
          at += length;
        }
        expect(read(chunks)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test.each([125, 126, 65_535, 65_536, 100_000])('a payload of %i bytes', (length) => {
    const payload = Uint8Array.from({ length }, (_, n) => n % 251);
    expect(read([webSocketFrame(0x82, payload)]).data).toEqual([...payload]);
  });

  test('what comes of a frame is passed on before its end', () => {
    const { data } = read([webSocketFrame(0x82, text('hello')).slice(0, -2)]);
    expect(data).toEqual(text('hel'));
  });

  test('frames that come in one chunk are one piece', () => {
    const pieces: string[] = [];
    const reader = new WebSocketFrameReader({
      onData: (bytes) => pieces.push(Buffer.from(bytes).toString()),
      onControl: (opcode) => pieces.push(String(opcode)),
    });
    const frames = [webSocketFrame(0x82, text('a')), webSocketFrame(2, text('b')), webSocketFrame(0x80, text('c'))];
    reader.push(Uint8Array.from([...frames.flat(), ...webSocketFrame(0x89, []), ...webSocketFrame(0x82, text('d'))]));
    expect(pieces).toEqual(['abc', '9', 'd']);
  });

  test.each([
    ['a reserved bit', webSocketFrame(0xc2, [1]), 1002],
    ['no mask', [0x82, 0], 1002],
    ['text', webSocketFrame(0x81, text('hi')), 1003],
    ['a reserved opcode', webSocketFrame(0x83, []), 1002],
    ['a reserved control opcode', webSocketFrame(0x8b, []), 1002],
    ['a control frame in fragments', webSocketFrame(0x09, []), 1002],
    ['a control frame of 126 bytes', webSocketFrame(0x89, new Uint8Array(126)), 1002],
    ['a continuation of nothing', webSocketFrame(0x80, [1]), 1002],
    ['a message within a message', [...webSocketFrame(0x02, [1]), ...webSocketFrame(0x82, [2])], 1002],
    ['a length beyond counting', [0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, ...fixedMask], 1009],
  ] as const)('%s is refused', (_what, bytes, code) => {
    const before: number[] = [];
    const reader = new WebSocketFrameReader({ onData: (data) => before.push(...data), onControl: () => undefined });
    let thrown: unknown;
    try {
      reader.push(Uint8Array.from([...webSocketFrame(0x82, [7]), ...bytes]));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(WebSocketFrameError);
    expect((thrown as WebSocketFrameError).code).toBe(code);
    expect(before[0]).toBe(7);
  });
});

describe('an accepted WebSocket', () => {
  let server: WebSocketServer;
  beforeAll(async () => {
    server = await webSocketServer();
  });
  afterAll(() => server.end());

  /** A client whose bytes the test writes, after its handshake. */
  async function byHand(
    allowHalfOpen = false,
  ): Promise<{ socket: Socket; link: ByteLink; closed: Promise<LinkClosed> }> {
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen });
    socket.on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    socket.write(
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    // The example of RFC 6455, 1.3.
    expect(answer.toString()).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n');
    const link = await server.next();
    const closed = new Promise<LinkClosed>((resolve) => {
      link.onBytes = () => undefined;
      link.onClose = resolve;
    });
    return { socket, link, closed };
  }

  /** All that comes until the server ends the connection. */
  async function rest(socket: Socket): Promise<number[]> {
    const bytes: number[] = [];
    socket.on('data', (chunk: Buffer) => bytes.push(...chunk));
    await once(socket, 'end');
    return bytes;
  }

  /** The next bytes that come. */
  function take(socket: Socket, count: number): Promise<Buffer> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let missing = count;
      const read = (chunk: Buffer): void => {
        chunks.push(chunk);
        missing -= chunk.length;
        if (missing > 0) return;
        socket.off('data', read).pause();
        const bytes = Buffer.concat(chunks);
        if (missing < 0) socket.unshift(bytes.subarray(count));
        resolve(bytes.subarray(0, count));
      };
      socket.on('data', read).resume();
    });
  }

  test.each([
    ['its code is said back', [0x03, 0xe9], [0x88, 2, 0x03, 0xe9], { clean: true, reason: 'WebSocket closed, 1001' }],
    ['without a code', [], [0x88, 0], { clean: true, reason: 'WebSocket closed, 1005' }],
  ] as const)('a client that closes is answered: %s', async (_how, payload, answer, reported) => {
    const { socket, closed } = await byHand();
    const bytes = rest(socket);
    socket.write(Uint8Array.from(webSocketFrame(0x88, payload)));
    expect(await bytes).toEqual(answer);
    expect(await closed).toEqual(reported);
  });

  test.each([
    ['one byte', [3]],
    ...[0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535].map(
      (code) => [String(code), [code >> 8, code & 0xff]] as [string, number[]],
    ),
  ])('a close frame that may not be (%s) is a protocol error', async (_what, payload) => {
    const { socket, closed } = await byHand();
    const bytes = rest(socket);
    socket.write(Uint8Array.from(webSocketFrame(0x88, payload)));
    expect((await bytes).slice(2, 4)).toEqual([0x03, 0xea]);
    expect(await closed).toEqual({ clean: false, reason: 'a WebSocket close frame is broken' });
  });

  test.each([
    ['a byte that begins nothing', [0xff]],
    ['a character that is cut off', [0xe4, 0xb8]],
    ['half of a pair', [0xed, 0xa0, 0x80]],
    ['more bytes than it needs', [0xc0, 0xaf]],
    ['beyond the last character', [0xf4, 0x90, 0x80, 0x80]],
  ])('a reason that is not UTF-8 (%s) is told as such', async (_what, reason) => {
    const { socket, closed } = await byHand();
    const bytes = rest(socket);
    socket.write(Uint8Array.from(webSocketFrame(0x88, [0x03, 0xe8, ...reason])));
    expect((await bytes).slice(2, 4)).toEqual([0x03, 0xef]);
    expect(await closed).toEqual({ clean: false, reason: 'the reason of a WebSocket close frame is not UTF-8' });
  });

  test.each([1000, 1003, 1007, 1014, 3000, 4999])('the code %i may be said, with words', async (code) => {
    const { socket, closed } = await byHand();
    const bytes = rest(socket);
    socket.write(Uint8Array.from(webSocketFrame(0x88, [code >> 8, code & 0xff, ...text('再见 🙂')])));
    expect(await bytes).toEqual([0x88, 2, code >> 8, code & 0xff]);
    expect((await closed).clean).toBe(true);
  });

  test('what a client sends after its close is not read', async () => {
    const { socket, link, closed } = await byHand();
    const received: number[] = [];
    link.onBytes = (bytes) => received.push(...bytes);
    socket.write(
      Uint8Array.from([...webSocketFrame(0x82, [1]), ...webSocketFrame(0x88, []), ...webSocketFrame(0x82, [2])]),
    );
    await closed;
    expect(received).toEqual([1]);
  });

  test('a client that has closed is gone, though it does not end the connection', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { socket, closed } = await byHand(true);
    socket.write(Uint8Array.from(webSocketFrame(0x88, [0x03, 0xe8])));
    expect(await closed).toEqual({ clean: true, reason: 'WebSocket closed, 1000' });
  });

  test('a client that pings and does not read gets one answer, to its last ping', async () => {
    const { socket, link } = await byHand();
    socket.pause();
    const large = new Uint8Array(16_000_000);
    link.send(large);
    const read = new Promise<Uint8Array>((resolve) => (link.onBytes = resolve));
    for (const ping of [1, 2, 3]) socket.write(Uint8Array.from(webSocketFrame(0x89, [ping])));
    socket.write(Uint8Array.from(webSocketFrame(0x82, [4])));
    expect([...(await read)]).toEqual([4]);
    await take(socket, 10 + large.length);
    expect([...(await take(socket, 3))]).toEqual([0x8a, 1, 3]);
    socket.write(Uint8Array.from(webSocketFrame(0x89, [5])));
    expect([...(await take(socket, 3))]).toEqual([0x8a, 1, 5]);
  });

  test('a connection that breaks is not clean', async () => {
    const { socket, closed } = await byHand();
    socket.end();
    expect(await closed).toEqual({ clean: false, reason: 'WebSocket closed, 1006' });
  });

  test('it says goodbye, reads no more, and ends when the client has said it too', async () => {
    const { socket, link, closed } = await byHand();
    const bytes = rest(socket);
    link.send(Uint8Array.of(5));
    link.close();
    link.send(Uint8Array.of(6));
    link.close();
    socket.write(Uint8Array.from([...webSocketFrame(0x82, [1]), ...webSocketFrame(0x88, [0x03, 0xe8])]));
    expect(await bytes).toEqual([0x82, 1, 5, 0x88, 2, 0x03, 0xe8]);
    expect((await closed).clean).toBe(true);
  });

  test('a client that never answers the goodbye is left', async () => {
    const { link, closed } = await byHand();
    link.close();
    expect((await closed).clean).toBe(false);
  });

  test.each([0, 1, 125, 126, 16_384, 16_385, 65_536, 300_000])(
    '%i bytes arrive as one binary message',
    async (length) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/`, 'mqtt');
      onTestFinished(() => socket.terminate());
      const link = await server.next();
      link.onClose = () => undefined;
      const back: Uint8Array[] = [];
      link.onBytes = (bytes) => back.push(bytes);
      const payload = Uint8Array.from({ length }, (_, n) => n % 253);
      const message = once(socket, 'message') as Promise<[Buffer, boolean]>;
      link.send(payload);
      const [data, isBinary] = await message;
      expect(isBinary).toBe(true);
      expect(Buffer.compare(data, payload)).toBe(0);
      const pong = once(socket, 'pong');
      socket.send(payload);
      socket.ping();
      await pong;
      expect(Buffer.compare(Buffer.concat(back), payload)).toBe(0);
    },
  );
});
