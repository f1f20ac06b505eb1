// Runs one of the downloadable Python scripts; what it prints is read line by line, never waited for with a clock.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The first Python that has paho-mqtt; undefined when none has. */
export const pythonWithPaho = ['python3', '/usr/bin/python3', 'python'].find((python) =>
  runs(python, 'import paho.mqtt.client'),
);

/** The first Python at all. */
export const anyPython = ['python3', 'python'].find((python) => runs(python, 'import argparse'));

function runs(python: string, code: string): boolean {
  return spawnSync(python, ['-c', code], { stdio: 'ignore' }).status === 0;
}

export interface PythonScript {
  /** Resolves with the next line of stderr that contains `text`; rejects when the script ends without one. */
  says(text: string): Promise<string>;
  /** Ctrl+C. */
  interrupt(): void;
  /** What it printed and its exit code, once it has ended. */
  ended(): Promise<{ code: number | null; out: string[]; errors: string[] }>;
}

/** Starts `public/downloads/<script>`; it is ended with the test. */
export function runPython(
  python: string,
  script: 'mqtt_subscribe.py' | 'mqtt_publish.py',
  args: readonly (string | number)[],
  environment: Record<string, string> = {},
): PythonScript {
  const file = fileURLToPath(new URL(`../../../public/downloads/${script}`, import.meta.url));
  const child = spawn(python, [file, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const out: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => out.push(line));
  const closed = once(child, 'close') as Promise<[code: number | null]>;
  const stderr = createInterface({ input: child.stderr });
  stderr.on('line', (line) => errors.push(line));
  let read = 0;
  return {
    async says(text) {
      for (;;) {
        while (read < errors.length) {
          const line = errors[read++] ?? '';
          if (line.includes(text)) return line;
        }
        const more = await Promise.race([once(stderr, 'line').then(() => true), closed.then(() => false)]);
        if (!more && read === errors.length) throw new Error(`${script} ended without "${text}": ${errors.join('\n')}`);
      }
    },
    interrupt: () => void child.kill('SIGINT'),
    async ended() {
      const [code] = await closed;
      return { code, out, errors };
    },
  };
}
