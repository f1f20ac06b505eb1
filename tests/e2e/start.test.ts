// `npm start` as a newcomer uses it: one screen with addresses that answer, and nothing left after Ctrl+C. The ports are free ones:
// the usual ones may belong to another program of this computer.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { lanAddresses } from '../../src/commands/lan-addresses.ts';
import { tcpPortKind, webSocketPortKind } from '../../src/commands/port-kind.ts';
import { waitFor } from '../patience.ts';

let child: ChildProcess | null = null;
afterEach(() => child?.kill('SIGKILL'));

/** Starts the command and resolves with all it printed once it says how to stop. */
async function start(...options: string[]): Promise<string> {
  const started = spawn(process.execPath, ['src/commands/start.ts', ...options], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  child = started;
  let printed = '';
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl+C')) resolve(printed);
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    started.once('close', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
  return waitFor(`the addresses of \`npm start ${options.join(' ')}\``, ready);
}

test('the printed addresses answer, and Ctrl+C ends all of it', async () => {
  const printed = await start('--port', '0', '--tcp', '0', '--ws', '0');
  const site = /http:\/\/localhost:\d+\//.exec(printed)?.[0] ?? '';
  const tcp = Number(/mqtt:\/\/localhost:(\d+)/.exec(printed)?.[1]);
  const webSocket = Number(/ws:\/\/localhost:(\d+)\/mqtt/.exec(printed)?.[1]);
  expect((await fetch(site)).status).toBe(200);
  expect(await tcpPortKind('127.0.0.1', tcp)).toBe('mqtt');
  expect(await webSocketPortKind('127.0.0.1', webSocket)).toBe('mqtt');
  const config = (await (await fetch(`${site}config.json`)).json()) as Record<string, unknown>;
  expect(JSON.stringify(config)).toContain(`ws://localhost:${webSocket}/mqtt`);

  const ended = once(child as ChildProcess, 'exit');
  child?.kill('SIGINT');
  expect(await waitFor('the end after Ctrl+C', ended)).toEqual([0, null]);
  expect(await tcpPortKind('127.0.0.1', tcp)).toBe('free');
  await expect(fetch(site)).rejects.toThrow();
});

test('with --host 0.0.0.0 others are told an address that answers, with its code, and the broker under the same host', async () => {
  const printed = await start('--host', '0.0.0.0', '--port', '0', '--tcp', '0', '--ws', '0');
  const hosts = lanAddresses('0.0.0.0');
  const told = [...printed.matchAll(/(http:\/\/([\d.]+):\d+\/) {3}(ws:\/\/[\d.]+:\d+\/mqtt)/g)];
  expect(told.map(([, , host]) => host)).toEqual(hosts);
  expect(/[▀▄█]{5}/.test(printed)).toBe(hosts.length > 0);
  for (const [, site = '', host, broker = ''] of told) {
    const config = (await (await fetch(`${site}config.json`)).json()) as Record<string, unknown>;
    expect(config).toMatchObject({ local: broker, addresses: told.map(([, address]) => address) });
    expect(await webSocketPortKind(host ?? '', Number(new URL(broker).port))).toBe('mqtt');
  }
});

test('a taken port of the site is told, and a free one is used', async () => {
  const blocker = createServer();
  blocker.listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const printed = await start('--port', String(port), '--no-broker');
  blocker.close();
  expect(printed).toContain(`Port ${port} is taken`);
  const site = /http:\/\/localhost:\d+\//.exec(printed)?.[0] ?? '';
  expect((await fetch(site)).status).toBe(200);
  expect(printed).not.toContain('mqtt://');
});

test('--help tells the options and starts nothing', async () => {
  await expect(start('--help')).rejects.toThrow(/ended with 0: .*[\s\S]*--tcp[\s\S]*--no-broker/);
});

test.each([
  [['--prot', '1'], /ended with 2: .*--prot[\s\S]*Usage/],
  [['--ws', '99999'], /ended with 2: --ws 99999: 0 to 65535[\s\S]*Usage/],
])('what is wrong with %j is told, with the usage', async (options, told) => {
  await expect(start(...options)).rejects.toThrow(told);
});
