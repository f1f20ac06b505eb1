// `npm start`: builds the site, serves it, runs the embedded broker beside it; Ctrl+C ends all of it.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { basePath } from '../site/base-path.ts';
import { buildSite } from './build-site.ts';
import { lanAddresses } from './lan-addresses.ts';
import { listenOrNextFree } from './listen.ts';
import { serveSite } from './serve-site.ts';
import { startEmbeddedBroker } from './embedded-broker.ts';
import { terminalCode } from './terminal-code.ts';
import { commandWords } from './words.ts';

const openers: Partial<Record<NodeJS.Platform, [command: string, ...options: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

const say = commandWords();
const options = readOptions();

console.log(say.building);
await buildSite();

const ports = { tcp: options.tcp, webSocket: options.ws };
const broker = options.broker ? await startEmbeddedBroker(options.host, say, ports) : null;
const site = await listenOrNextFree(
  options.port,
  (port) =>
    serveSite({
      folder: 'dist',
      host: options.host,
      port,
      base: basePath(),
      lanHosts: lanAddresses(options.host),
      ...(broker && { brokerPort: broker.webSocketPort }),
    }),
  (taken, used) => console.log(say.sitePortTaken(taken, used)),
);

const [forOthers] = site.lanUrls;
if (forOthers !== undefined) console.log(terminalCode(forOthers, process.stdout.isTTY));
console.log(say.ready(site, broker));
if (options.open) openBrowser(site.url);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([site.close(), broker?.close()]).finally(() => process.exit(0));
  });
}

interface Options {
  host: string;
  port: number;
  tcp: number;
  ws: number;
  open: boolean;
  broker: boolean;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      allowNegative: true,
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '4321' },
        tcp: { type: 'string', default: '1883' },
        ws: { type: 'string', default: '8083' },
        open: { type: 'boolean', default: false },
        broker: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(say.usage('MQTT Lab Book'));
      process.exit(0);
    }
    const portOf = (name: 'port' | 'tcp' | 'ws'): number => {
      const port = Number(values[name]);
      if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--${name} ${values[name]}: 0 to 65535`);
      return port;
    };
    return { ...values, port: portOf('port'), tcp: portOf('tcp'), ws: portOf('ws') };
  } catch (error) {
    console.error(say.usage((error as Error).message));
    process.exit(2);
  }
}

function openBrowser(url: string): void {
  const opener = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(opener[0], [...opener.slice(1), url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log(say.cannotOpen(url)));
  child.unref();
}
