import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConfigSource } from '../../../src/site/settings/config-source.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that answers when it is told to; `asked` counts. */
function server() {
  const answers: { resolve: (response: Response) => void; reject: (error: Error) => void; signal: AbortSignal }[] = [];
  const source = new ConfigSource(
    (signal) => new Promise((resolve, reject) => void answers.push({ resolve, reject, signal })),
  );
  const last = () => {
    const answer = answers.at(-1);
    if (!answer) throw new Error('nothing was asked');
    return answer;
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { source, last, settle, asked: () => answers.length };
}

const brokenOff = () =>
  new Response(new ReadableStream({ start: (body) => body.error(new TypeError('connection closed')) }));

test('gives the text, and says nothing where that is quick', async () => {
  const { source, last, settle } = server();
  expect(source.state.value).toEqual({ state: 'asking' });
  last().resolve(new Response('{}'));
  expect(await source.text).toBe('{}');
  await settle();
  expect(source.state.value).toEqual({ state: 'known' });
});

test.each([404, 410])('a copy without settings (%s) has none', async (status) => {
  const { source, last } = server();
  last().resolve(new Response('', { status }));
  expect(await source.text).toBeNull();
});

test('is waited for visibly, however long it takes, and not asked for twice', async () => {
  const { source, last, asked } = server();
  await vi.advanceTimersByTimeAsync(1000);
  expect(source.state.value).toEqual({ state: 'slow' });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([source.state.value, asked()]).toEqual([{ state: 'slow' }, 1]);
  last().resolve(new Response('{"broker":"local"}'));
  expect(await source.text).toBe('{"broker":"local"}');
});

test('a body that breaks off is told and asked for again, until it comes whole', async () => {
  const { source, last, settle, asked } = server();
  last().resolve(brokenOff());
  await settle();
  expect(source.state.value).toEqual({ state: 'failed', why: 'broken-off' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked()).toBe(2);
  last().resolve(new Response('{}'));
  expect(await source.text).toBe('{}');
});

test('a body that comes late is waited for', async () => {
  const { source, last } = server();
  let end: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      end = () => {
        stream.enqueue(new TextEncoder().encode('{}'));
        stream.close();
      };
    },
  });
  last().resolve(new Response(body));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(source.state.value).toEqual({ state: 'slow' });
  end();
  expect(await source.text).toBe('{}');
});

test('what fails is asked for again, with longer pauses up to half a minute', async () => {
  const { source, last, settle, asked } = server();
  for (const [count, pause] of [2000, 4000, 8000, 16_000, 30_000, 30_000].entries()) {
    if (count % 2 === 0) last().reject(new TypeError('Failed to fetch'));
    else last().resolve(new Response('', { status: 503 }));
    await settle();
    expect(source.state.value).toEqual(
      count % 2 === 0 ? { state: 'failed', why: 'unreachable' } : { state: 'failed', why: 'refused', status: 503 },
    );
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(asked()).toBe(count + 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked()).toBe(count + 2);
  }
});

test('the reader can ask at once, and what was asked before is not heard any more', async () => {
  const { source, last, settle, asked } = server();
  const first = last();
  source.askAgain();
  expect([asked(), first.signal.aborted]).toEqual([2, true]);
  first.resolve(new Response('{"old":1}'));
  await settle();
  expect(source.state.value).toEqual({ state: 'slow' });
  last().resolve(new Response('{}'));
  expect(await source.text).toBe('{}');
});

test('the reader can go on without, and nothing is asked any more', async () => {
  const { source, last, asked } = server();
  last().reject(new TypeError('Failed to fetch'));
  await vi.advanceTimersByTimeAsync(0);
  source.goWithout();
  expect(await source.text).toBeNull();
  source.askAgain();
  await vi.advanceTimersByTimeAsync(100_000);
  expect([asked(), source.state.value]).toEqual([1, { state: 'without' }]);
});
