// How fast a port link posts: what the other side has not taken waits on this side, in pieces.
import { expect, test } from 'vitest';
import { portLink } from '../../src/link/message-port.ts';

/** A port link, and the other side as bare messages. */
function half() {
  const { port1, port2 } = new MessageChannel();
  const messages: unknown[] = [];
  const wakers: (() => void)[] = [];
  port2.onmessage = ({ data }: MessageEvent<unknown>) => {
    messages.push(data);
    for (const wake of wakers.splice(0)) wake();
  };
  const posted = (): Uint8Array[] => messages.filter((message) => message instanceof Uint8Array);
  return {
    link: portLink(port1),
    port: port2,
    messages,
    posted,
    /** Resolves when so many bytes have been posted. */
    until: async (bytes: number): Promise<void> => {
      while (posted().reduce((sum, { length }) => sum + length, 0) < bytes)
        await new Promise<void>((resolve) => wakers.push(resolve));
    },
    next: () => new Promise<void>((resolve) => wakers.push(resolve)),
  };
}

const ahead = 262_144;
const chunk = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 7) & 0xff);

test('a long chunk goes on in pieces, and no more of it than the other side may have before it takes some', async () => {
  const { link, port, posted, until, messages } = half();
  const whole = chunk(1_000_000);
  link.send(whole.slice());
  expect(link.bufferedBytes).toBe(whole.length - ahead);
  await until(ahead);
  port.postMessage({ taken: 65_536 });
  await until(ahead + 65_536);
  expect(link.bufferedBytes).toBe(whole.length - ahead - 65_536);
  expect(Math.max(...posted().map(({ length }) => length))).toBeLessThanOrEqual(16_384);
  for (let told = 0; told < 3; told += 1) port.postMessage({ taken: ahead });
  await until(whole.length);
  expect(Buffer.compare(Buffer.concat(posted()), whole)).toBe(0);
  expect(messages).toHaveLength(posted().length);
  link.close();
});

test('short chunks that have to wait go on together, in their order', async () => {
  const { link, port, posted, until } = half();
  const whole = chunk(ahead + 30_000);
  link.send(whole.slice(0, ahead));
  for (let at = ahead; at < whole.length; at += 10) link.send(whole.slice(at, at + 10));
  await until(ahead);
  const before = posted().length;
  port.postMessage({ taken: ahead });
  await until(whole.length);
  expect(posted().length - before).toBe(2);
  expect(Buffer.compare(Buffer.concat(posted()), whole)).toBe(0);
  link.close();
});

test('what is said last comes behind all that waits', async () => {
  const { link, port, messages, until, next } = half();
  link.send(chunk(ahead + 10));
  link.closeBecause({ clean: true, reason: 'done' });
  await until(ahead);
  port.postMessage({ taken: ahead });
  await until(ahead + 10);
  while (messages.at(-1) instanceof Uint8Array) await next();
  expect(messages.at(-1)).toEqual({ close: { clean: true, reason: 'done' } });
});

test('the other side is told what was taken, also of what comes before anyone listens', async () => {
  const { link, port, messages, next } = half();
  for (let piece = 0; piece < 4; piece += 1) port.postMessage(chunk(20_000));
  while (messages.length === 0) await next();
  expect(messages).toEqual([{ taken: 80_000 }]);
  link.close();
});

test('nothing waits any more for another side that has closed', async () => {
  const { link, port } = half();
  link.send(chunk(1_000_000));
  const closed = new Promise((resolve) => (link.onClose = resolve));
  link.onBytes = () => undefined;
  port.postMessage({ close: { clean: true, reason: 'enough' } });
  await closed;
  expect(link.bufferedBytes).toBe(0);
});
