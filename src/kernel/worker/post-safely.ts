// Outputs that leave the kernel. All of it is text and checked data; should one hold what cannot be cloned all the same, it is
// lost alone.
import type { FromKernel, Output } from '../protocol.ts';

type Post = (message: FromKernel) => void;

/** Never throws. */
export function postSafely(message: FromKernel, post: Post, clone: (value: unknown) => unknown): void {
  try {
    post(message);
  } catch {
    if (message.type === 'outputs')
      post({ ...message, outputs: message.outputs.map((output) => (canCross(output, clone) ? output : lost(output))) });
  }
}

function canCross(output: Output, clone: (value: unknown) => unknown): boolean {
  try {
    clone(output);
    return true;
  } catch {
    return false;
  }
}

function lost({ id }: Output): Output {
  return { id, kind: 'log', level: 'warn', values: [{ type: 'thrower', text: '' }] };
}
