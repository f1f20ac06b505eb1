// Why no code can run: the kernel has not started.
import type { CellError } from './protocol.ts';

/**
 * `not-fetched`: its program could not be fetched. `blocked`: the policy that the page came with forbids what it needs.
 * `unknown`: the browser has not said.
 */
export type StartFailureCause = 'not-fetched' | 'blocked' | 'unknown';

export class StartFailure extends Error {
  readonly why: StartFailureCause;

  constructor(why: StartFailureCause, message: string) {
    super(message);
    this.why = why;
  }
}

/** As the output of a cell whose run came to nothing. */
export function startError(error: unknown): CellError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof StartFailure ? 'cannot-start' : 'out-of-resources';
  const details = error instanceof StartFailure ? { details: { why: error.why } } : {};
  return { name: 'KernelError', message, code, ...details, stack: [] };
}
