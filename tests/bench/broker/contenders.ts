// The three brokers that are compared, each a process of its own on free ports of this computer: ours (the command
// `npm run broker`), Debian's Mosquitto, aedes. All without limits on what may be on its way, so that none loses a message.
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type ContenderName = 'own' | 'mosquitto' | 'aedes';

export interface Contender {
  readonly name: ContenderName;
  readonly tcp: number;
  readonly ws: number;
  /** Heap in use after a full collection, in bytes; null where there is none (Mosquitto). */
  heap(): Promise<number | null>;
  /** Resident memory of the process in bytes. */
  resident(): number;
  /** Processor time that the process has used, in milliseconds. */
  processorTime(): number;
  stop(): Promise<void>;
}

const here = import.meta.dirname;
const manyMessages = 10_000_000;
const manyBytes = 4_294_967_296;

/** Rejects with a sentence that says what is missing. */
export async function startContenders(): Promise<Contender[]> {
  if (spawnSync('mosquitto', ['-h'], { stdio: 'ignore' }).error !== undefined)
    throw new Error('mosquitto is not installed: there is nothing to compare with');
  return [await startContender('own'), await startContender('mosquitto'), await startContender('aedes')];
}

export function startContender(name: ContenderName): Promise<Contender> {
  return { own: startOwn, mosquitto: startMosquitto, aedes: startAedes }[name]();
}

async function startOwn(): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-bench-'));
  const config = join(folder, 'broker.json');
  const options = {
    maxInflight: 65_535,
    receiveMaximum: 65_535,
    maxQueue: manyMessages,
    maxQueueBytes: manyBytes,
    maxConnections: 100_000,
    retainedPerSecond: 0,
  };
  writeFileSync(config, JSON.stringify({ options }));
  const child = startNode(join(here, '../../../src/commands/broker.ts'), [
    '--tcp',
    '0',
    '--ws',
    '0',
    '--config',
    config,
  ]);
  const [tcp, ws] = await readyPorts(child);
  rmSync(folder, { recursive: true });
  return contender('own', child, tcp, ws, () => askHeap(child));
}

async function startAedes(): Promise<Contender> {
  const child = startNode(join(here, 'aedes-host.ts'), []);
  const [tcp, ws] = await readyPorts(child);
  return contender('aedes', child, tcp, ws, () => askHeap(child));
}

async function startMosquitto(): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-bench-'));
  const [tcp, ws] = [await freePort(), await freePort()];
  const config = join(folder, 'mosquitto.conf');
  writeFileSync(
    config,
    `listener ${tcp} 127.0.0.1
listener ${ws} 127.0.0.1
protocol websockets
allow_anonymous true
set_tcp_nodelay true
max_queued_messages 0
max_inflight_messages 0
log_type none
`,
  );
  const child = spawn('mosquitto', ['-c', config], { stdio: 'ignore' });
  await Promise.all([answers(tcp), answers(ws)]);
  rmSync(folder, { recursive: true });
  return contender('mosquitto', child, tcp, ws, () => Promise.resolve(null));
}

function contender(
  name: ContenderName,
  child: ChildProcess,
  tcp: number,
  ws: number,
  heap: Contender['heap'],
): Contender {
  return {
    name,
    tcp,
    ws,
    heap,
    resident: () => {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) * 1024;
    },
    processorTime: () => {
      // User and system time in ticks of 10 ms, behind the name in parentheses.
      const [, fields = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
      const [user, system] = fields.split(' ').slice(11, 13).map(Number);
      return ((user ?? 0) + (system ?? 0)) * 10;
    },
    async stop() {
      const gone = once(child, 'close');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** A Node process that can be asked for its heap. It ends with this one. */
function startNode(entry: string, args: readonly string[]): ChildProcess {
  return fork(entry, args, {
    execArgv: ['--expose-gc', '--import', join(here, 'heap-report.ts')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

/** From the lines `ready mqtt://…:port` and `ready ws://…:port/mqtt`, in this order. */
async function readyPorts(child: ChildProcess): Promise<[tcp: number, ws: number]> {
  const ports: number[] = [];
  if (child.stdout === null) throw new Error('started without its output');
  for await (const line of createInterface({ input: child.stdout })) {
    ports.push(Number(/:(\d+)(\/mqtt)?$/.exec(line)?.[1]));
    const [tcp, ws] = ports;
    if (tcp !== undefined && ws !== undefined) return [tcp, ws];
  }
  throw new Error(`a broker did not start: ${child.spawnargs.join(' ')}`);
}

async function askHeap(child: ChildProcess): Promise<number> {
  const answer = once(child, 'message') as Promise<[number]>;
  child.send('heap');
  const [bytes] = await answer;
  return bytes;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Tries again until something listens; gives up after ten seconds. */
async function answers(port: number): Promise<void> {
  const end = performance.now() + 10_000;
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      socket.destroy();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
