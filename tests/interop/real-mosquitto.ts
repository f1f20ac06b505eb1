// Debian's mosquitto as it comes, on free ports, without persistence: the broker that the profile `mosquitto` follows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = '/usr/sbin/mosquitto';

export const isMosquittoThere = existsSync(PROGRAM);

export interface Mosquitto {
  port: number;
  webSocketPort: number;
  stop: () => Promise<void>;
}

/**
 * Starts it; resolves when it listens. A port that another program has taken meanwhile is exchanged for the next one. `acl`: the
 * lines of its access list; without them everything is allowed.
 */
export async function startMosquitto(acl?: string): Promise<Mosquitto> {
  for (;;) {
    const started = await tryPorts(await freePort(), await freePort(), acl);
    if (started !== 'port taken') return started;
  }
}

async function tryPorts(port: number, webSocketPort: number, acl?: string): Promise<Mosquitto | 'port taken'> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-mosquitto-'));
  const config = join(folder, 'mosquitto.conf');
  const listeners = `listener ${port} 127.0.0.1\nlistener ${webSocketPort} 127.0.0.1\nprotocol websockets\n`;
  const access = join(folder, 'acl');
  if (acl !== undefined) writeFileSync(access, acl);
  // The folder is its starter's alone, and as root it would become another user.
  const accessLines = acl === undefined ? '' : `acl_file ${access}\nuser ${userInfo().username}\n`;
  writeFileSync(config, `${listeners}allow_anonymous true\n${accessLines}`);
  const child = spawn(PROGRAM, ['-c', config, '-v'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (line.endsWith(' running')) break;
  }
  child.stderr.resume();
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  if (said.at(-1)?.endsWith(' running') === true) return { port, webSocketPort, stop };
  await stop();
  if (said.some((line) => line.includes('Address already in use'))) return 'port taken';
  throw new Error(`mosquitto did not start: ${said.join('\n')}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
