// A server as a process of its own, on loopback.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { eventPatience } from '../../patience.ts';

/** The program where Debian puts it, or null where it is not installed. */
export function installed(name: string): string | null {
  return [`/usr/sbin/${name}`, `/usr/bin/${name}`].find(existsSync) ?? null;
}

/** A port that was free a moment ago: the servers cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A copy of the text in which each of these stands, replaced wherever it stands. A text that is not there is an error. */
export function replaced(text: string, replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce((left, [from, to]) => {
    if (!left.includes(from)) throw new Error(`the configuration has no "${from}" to replace:\n${left}`);
    return left.replaceAll(from, to);
  }, text);
}

export interface ServerProcess {
  child: ChildProcess;
  stop: () => Promise<void>;
}

/** Resolves when something listens on each of the ports; rejects with what the program said when it ends before. */
export async function startProcess(
  program: string,
  args: readonly string[],
  ports: readonly number[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ServerProcess> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => void (said += String(data)));
  const until = performance.now() + eventPatience;
  for (const port of ports)
    while (!(await listens(port))) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}:\n${said}`);
      if (performance.now() > until) throw new Error(`nothing listens on ${port} yet; ${program} said:\n${said}`);
      await pause(20);
    }
  return {
    child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const open = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  socket.destroy();
  return open;
}
