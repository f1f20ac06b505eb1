// A batch of outputs with something that cannot be cloned crosses without it.
import { expect, test } from 'vitest';
import type { FromKernel, Output } from '../../../src/kernel/protocol.ts';
import { postSafely } from '../../../src/kernel/worker/post-safely.ts';

test('a batch loses at most its bad item', () => {
  const text = (id: number, words: unknown): Output =>
    ({ id, kind: 'display', as: 'text', text: words }) as unknown as Output;
  const posted: FromKernel[] = [];
  const post = (message: FromKernel): void => void posted.push(structuredClone(message));
  const outputs = [text(1, 'a'), text(2, () => 1), text(3, 'c')];
  postSafely({ type: 'outputs', cell: 'a', execution: 1, dropped: 0, outputs }, post, structuredClone);
  expect(posted).toMatchObject([
    { outputs: [text(1, 'a'), { id: 2, kind: 'log', values: [{ type: 'thrower' }] }, text(3, 'c')] },
  ]);
});
