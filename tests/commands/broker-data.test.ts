// `npm run broker -- --data DIR` as a process: what it prints and how it ends.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import { temporaryDirectory } from '../broker/hosts/restarts.ts';
import { Listener, Publisher } from './survivors.ts';

const command = fileURLToPath(new URL('../../src/commands/broker.ts', import.meta.url));

function run(program: string, args: readonly string[]): { child: ChildProcess; end: Promise<[number, string]> } {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const end = once(child, 'close').then(([code]): [number, string] => [Number(code), errors]);
  return { child, end };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (stdout === null) throw new Error('no output');
  const [line] = (await once(createInterface({ input: stdout }), 'line')) as [string];
  return Number(line.split(':').at(-1));
}

const args = (directory: string): string[] => [command, '--tcp', '0', '--ws', 'off', '--data', directory];

test('it ends cleanly with one file, and what it cannot use is told in one line with the exit code 1', async () => {
  const directory = join(temporaryDirectory(), 'data');
  const { child, end } = run(process.execPath, args(directory));
  await portOf(child);
  const [code, errors] = await run(process.execPath, args(directory)).end;
  expect(code).toBe(1);
  expect(errors).toBe(
    `${join(directory, 'broker.sqlite')} is in use by another broker: stop it, or name another directory\n`,
  );
  child.kill('SIGTERM');
  expect(await end).toEqual([0, '']);
  expect(readdirSync(directory)).toEqual(['broker.sqlite']);
});

test('an empty --data is told with the usage', async () => {
  const [code, errors] = await run(process.execPath, args('')).end;
  expect(code).toBe(2);
  expect(errors).toContain('--data is a directory');
  expect(errors).toContain('usage:');
});

// A limit on the size of files is the disk that is full.
test.skipIf(process.platform === 'win32')(
  'on a disk that is full it ends with an error, and nothing that it acknowledged is lost',
  async () => {
    const directory = temporaryDirectory();
    const { child, end } = run('sh', ['-c', 'ulimit -f 1000; exec "$@"', 'sh', process.execPath, ...args(directory)]);
    const publisher = new Publisher('p', 5, 1, (n) => `retained/${'long'.repeat(50)}/${n}`, { retain: true });
    await publisher.connect(await portOf(child));
    const [code, errors] = await end;
    publisher.lose();
    expect(code).toBe(1);
    expect(errors).toMatch(/broker\.sqlite could not be (read or )?written: .+\n$/);
    expect(publisher.acknowledged.size).toBeGreaterThan(100);

    const host = await startNodeHost({ tcpPort: 0, wsPort: null, data: directory, options: { maxQueue: 1_000_000 } });
    const listener = new Listener('l', 5, 'retained/#');
    const all = new Promise<void>((resolve) => {
      const missing = new Set(Array.from(publisher.acknowledged, (n) => `p:${n}`));
      listener.onPacket = (packet) => {
        if (packet.type === 'PUBLISH') missing.delete(new TextDecoder().decode(packet.payload));
        if (missing.size === 0) resolve();
      };
    });
    await listener.connect(host.tcp ?? 0);
    await all;
    listener.lose();
    await host.close();
  },
);
