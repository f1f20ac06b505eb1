// The commands that the doctor gives, run by a shell: what they show is what the page says that they show.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startNodeHost } from '../../../src/broker/hosts/node.ts';
import { shellCommands, type CommandName } from '../../../src/site/doctor/shell-commands.ts';
import { isThere, needs } from '../../interop/tools.ts';

/** What a shell prints for it; many end with an error, as the thing that they show is one. */
function run(url: string, name: CommandName): Promise<string> {
  const commands = shellCommands({ url, username: '', password: '' }, 'http://elsewhere.example', 'lab/x');
  const line = commands.find((command) => command.name === name)?.line ?? 'false';
  return new Promise((resolve) => execFile('sh', ['-c', line], (_error, out, errors) => resolve(out + errors)));
}

test('curl shows the status of the handshake', async (context) => {
  needs(context, isThere('curl'), 'curl');
  const host = await startNodeHost({ tcpPort: 0, wsPort: 0, origins: ['http://elsewhere.example'] });
  const strict = await startNodeHost({ tcpPort: null, wsPort: 0 });
  const pages = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
  onTestFinished(async () => {
    pages.close();
    await Promise.all([host.close(), strict.close()]);
  });
  await new Promise((resolve) => pages.once('listening', resolve));
  const at = (port: number | null): Promise<string> => run(`ws://127.0.0.1:${port}/mqtt`, 'curl');
  expect(await at(host.ws)).toContain('HTTP/1.1 101');
  expect(await at(strict.ws)).toContain('HTTP/1.1 403');
  expect(await at((pages.address() as AddressInfo).port)).toContain('HTTP/1.1 404');
  expect(await at(host.tcp)).toMatch(/Empty reply|Recv failure|reset/);
});

test('ss shows that something listens', async (context) => {
  needs(context, isThere('ss'), 'ss');
  const host = await startNodeHost({ tcpPort: null, wsPort: 0 });
  onTestFinished(() => host.close());
  expect(await run(`ws://127.0.0.1:${host.ws}/mqtt`, 'ss')).toContain(`127.0.0.1:${host.ws}`);
});

test('getent shows no line for a name that nobody has', async (context) => {
  needs(context, isThere('getent'), 'getent');
  expect(await run('ws://nothing.invalid/mqtt', 'name')).toBe('');
});
