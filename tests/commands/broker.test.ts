import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import { encode } from '../../src/mqtt/encode.ts';

const command = fileURLToPath(new URL('../../src/commands/broker.ts', import.meta.url));

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: unknown; errors: string }> {
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, errors };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it prints a line for each listener and ends cleanly on %s',
  async (signal) => {
    const child = run('--tcp', '0', '--ws', '0');
    const end = ended(child);
    if (child.stdout === null) throw new Error('no output');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toMatch(/^ready mqtt:\/\/127\.0\.0\.1:\d+$/);
    expect((await lines.next()).value).toMatch(/^ready ws:\/\/127\.0\.0\.1:\d+\/mqtt$/);
    child.kill(signal);
    expect(await end).toEqual({ code: 0, errors: '' });
  },
);

test('it ends at once although the session of a client lives on', async () => {
  const child = run('--tcp', '0', '--ws', 'off');
  const end = ended(child);
  if (child.stdout === null) throw new Error('no output');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const client = connect({ host: '127.0.0.1', port: Number(line.split(':').at(-1)) });
  client.write(encode({ type: 'CONNECT', version: 4, clientId: 'a', clean: false, keepAlive: 60 }, 4));
  await once(client, 'data');
  child.kill('SIGTERM');
  expect(await end).toEqual({ code: 0, errors: '' });
});

test('a taken port is told in one line', async () => {
  const host = await startNodeHost({ tcpPort: 0, wsPort: null });
  const { code, errors } = await ended(run('--tcp', String(host.tcp), '--ws', 'off'));
  await host.close();
  expect(code).toBe(1);
  expect(errors).toBe(`cannot listen on 127.0.0.1:${host.tcp}: the port is in use\n`);
});

test.each([
  [['--tcp', '70000'], '--tcp'],
  [['--origin', 'lab.example'], '--origin'],
  [['--tcp', 'off', '--ws', 'off'], '--ws off'],
  [['--port', '1'], '--port'],
])('bad arguments %j are told with the usage', async (args, named) => {
  const { code, errors } = await ended(run(...args));
  expect(code).toBe(2);
  expect(errors).toContain(named);
  expect(errors).toContain('usage:');
});
