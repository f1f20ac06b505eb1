// What is begun before it is asked for is begun once, and a failure is met by who asks, who may ask again.
import { expect, test, vi } from 'vitest';
import { earlyOnce } from '../../src/site/early-once.ts';

test('it is there for the first who asks; who asks again gets it anew', async () => {
  const load = vi.fn(() => Promise.resolve(load.mock.calls.length));
  const ask = earlyOnce(load);
  expect(load).toHaveBeenCalledTimes(1);
  expect([await ask(), await ask(), await ask()]).toEqual([1, 2, 3]);
});

test('a failure is for who asks, and the next one may have it', async () => {
  const ask = earlyOnce(vi.fn(() => Promise.resolve('there')).mockRejectedValueOnce(new Error('gone')));
  await expect(ask()).rejects.toThrow('gone');
  expect(await ask()).toBe('there');
});
