// Programs that are not part of the project: found or left out by name, run with their output read line by line.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished, type TestContext } from 'vitest';
import { eventPatience } from '../patience.ts';

/** Whether a program can be started at all. */
export function isThere(program: string): boolean {
  return spawnSync(program, ['--help'], { stdio: 'ignore', timeout: eventPatience }).error === undefined;
}

/** Whether a program runs these arguments without an error. */
export function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore', timeout: eventPatience }).status === 0;
}

/** Skips the test, with the name of what is missing, when `there` is false. */
export function needs(context: TestContext, there: boolean, name: string): void {
  context.skip(!there, `left out: ${name} is not installed`);
}

export interface Running {
  /** The next line of its output; rejects when it ends without one. */
  line(): Promise<string>;
  /** All lines that are left, once it has ended; rejects when it failed. */
  rest(): Promise<string[]>;
}

/** Starts a program; it is ended with the test. */
export function start(program: string, args: readonly string[]): Running {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close') as Promise<[code: number | null]>;
  ended.catch(() => undefined);
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async line() {
      const next = await lines.next();
      if (next.done === true) throw new Error(`${program} ended: ${errors.join('')}`);
      return next.value;
    },
    async rest() {
      const left: string[] = [];
      for (let next = await lines.next(); next.done !== true; next = await lines.next()) left.push(next.value);
      const [code] = await ended;
      if (code !== 0) throw new Error(`${program} ended with ${code}: ${errors.join('')}`);
      return left;
    },
  };
}
