import { afterEach, describe, expect, it } from 'vitest';
import type { ByteLink, LinkClosed } from '../../src/link/link.ts';
import { carriers, type Pair } from './carriers.ts';

/** Everything a link delivers, and a way to wait for it. */
function listen(link: ByteLink) {
  let total = new Uint8Array();
  const wakers: (() => void)[] = [];
  const closes: LinkClosed[] = [];
  const events: string[] = [];
  const wake = (): void => wakers.splice(0).forEach((waker) => waker());
  link.onBytes = (bytes) => {
    const joined = new Uint8Array(total.length + bytes.length);
    joined.set(total);
    joined.set(bytes, total.length);
    total = joined;
    events.push('bytes');
    wake();
  };
  link.onClose = (closed) => {
    closes.push(closed);
    events.push('close');
    wake();
  };
  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise<void>((resolve) => wakers.push(resolve));
  };
  return {
    events,
    closes,
    bytes: async (count: number): Promise<Uint8Array> => {
      await until(() => total.length >= count || closes.length > 0);
      return total;
    },
    closed: async (): Promise<LinkClosed> => {
      await until(() => closes.length > 0);
      return closes[0] as LinkClosed;
    },
  };
}

const bytesOf = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe.each(Object.entries(carriers))('a %s link', (_name, makePair) => {
  let pair: Pair;
  afterEach(async () => {
    pair.near.close();
    pair.far.close();
    await pair.end();
  });

  it('carries bytes in order, both ways', async () => {
    pair = await makePair();
    const near = listen(pair.near);
    const far = listen(pair.far);
    for (let i = 0; i < 50; i += 1) pair.near.send(bytesOf(i, i + 100));
    pair.far.send(bytesOf(7, 8));
    expect([...(await far.bytes(100))]).toEqual(Array.from({ length: 50 }, (_, i) => [i, i + 100]).flat());
    expect([...(await near.bytes(2))]).toEqual([7, 8]);
  });

  it('carries a chunk of 3 MB unchanged', async () => {
    pair = await makePair();
    const far = listen(pair.far);
    listen(pair.near);
    const chunk = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7) & 0xff);
    pair.near.send(chunk.slice());
    expect(Buffer.compare(await far.bytes(chunk.length), chunk)).toBe(0);
  });

  it('reads on in a later turn when it is asked to, and loses nothing', async () => {
    pair = await makePair();
    const { near, far } = pair;
    listen(near);
    let [turn, turnBefore, together] = [0, -1, 0];
    const chunk = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7) & 0xff);
    const parts: Uint8Array[] = [];
    await new Promise<void>((resolve) => {
      let left = chunk.length;
      far.onBytes = (bytes) => {
        if (turn === turnBefore) together += 1;
        turnBefore = turn;
        setImmediate(() => (turn += 1));
        far.readLater?.();
        parts.push(bytes);
        left -= bytes.length;
        if (left === 0) resolve();
      };
      near.send(chunk.slice());
    });
    expect(Buffer.compare(Buffer.concat(parts), chunk)).toBe(0);
    if (far.readLater !== undefined) expect(together).toBe(0);
  });

  it('carries a part of a larger buffer without taking the rest away', async () => {
    pair = await makePair();
    const far = listen(pair.far);
    listen(pair.near);
    const whole = bytesOf(1, 2, 3, 4, 5);
    pair.near.send(whole.subarray(1, 3));
    expect([...(await far.bytes(2))]).toEqual([2, 3]);
    expect([...whole]).toEqual([1, 2, 3, 4, 5]);
  });

  it('delivers what was sent before close, then the close, once, on both sides', async () => {
    pair = await makePair();
    const near = listen(pair.near);
    const far = listen(pair.far);
    pair.near.send(bytesOf(1));
    pair.near.send(bytesOf(2));
    pair.near.close();
    pair.near.close();
    pair.near.send(bytesOf(3));
    expect((await far.closed()).clean).toBe(true);
    expect([...(await far.bytes(2))]).toEqual([1, 2]);
    expect(far.events.at(-1)).toBe('close');
    pair.far.close();
    await near.closed();
    expect(near.closes).toHaveLength(1);
    expect(far.closes).toHaveLength(1);
  });

  it('ignores bytes that come after its own close', async () => {
    pair = await makePair();
    const near = listen(pair.near);
    const far = listen(pair.far);
    pair.near.close();
    pair.far.send(bytesOf(9));
    await far.closed();
    pair.far.close();
    await near.closed();
    expect(near.events).toEqual(['close']);
  });

  it('survives a close by both sides in the same turn', async () => {
    pair = await makePair();
    const near = listen(pair.near);
    const far = listen(pair.far);
    pair.near.close();
    pair.far.close();
    await Promise.all([near.closed(), far.closed()]);
    expect([near.closes.length, far.closes.length]).toEqual([1, 1]);
  });
});

describe.each(Object.entries(carriers))('a %s link that nobody listens to yet', (_name, makePair) => {
  it('keeps bytes and close for listeners that are set later, in order', async () => {
    const pair = await makePair();
    const near = listen(pair.near);
    pair.near.send(bytesOf(1, 2));
    pair.near.close();
    await near.closed().catch(() => undefined);
    const far = listen(pair.far);
    await far.closed();
    expect([...(await far.bytes(2))]).toEqual([1, 2]);
    expect(far.events).toEqual(['bytes', 'close']);
    pair.far.close();
    await pair.end();
  });
});
