// `npm run broker`: the broker alone, on this computer. Prints one line for each listener when it is ready.
import { parseArgs } from 'node:util';
import { startNodeHost, type NodeHost } from '../broker/hosts/node.ts';
import { ListenError } from '../broker/hosts/listen-error.ts';

const usage = `usage: npm run broker -- [--tcp PORT|off] [--ws PORT|off] [--host ADDRESS]

  --tcp   port for MQTT over TCP (1883); 0 = any free port
  --ws    port for MQTT over WebSocket, path /mqtt (8083)
  --host  address to listen on (127.0.0.1: this computer only)
`;

/** The process exit codes of this command. */
const FAILED = 1;
const BAD_ARGUMENTS = 2;

class BadArgument extends Error {}

/** A port number, or null for `off`. */
function portFrom(name: string, text: string): number | null {
  if (text === 'off') return null;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new BadArgument(`--${name} is a port from 0 to 65535, or off; it was "${text}"`);
}

function readArguments(): { host: string; tcpPort: number | null; wsPort: number | null } | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { tcp: text, ws: text, host: text, help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) return 'help';
  const tcpPort = portFrom('tcp', values.tcp ?? '1883');
  const wsPort = portFrom('ws', values.ws ?? '8083');
  if (tcpPort === null && wsPort === null) throw new BadArgument('--tcp off and --ws off leave no listener');
  return { host: values.host ?? '127.0.0.1', tcpPort, wsPort };
}

/** As an address in a URL: IPv6 needs brackets. */
function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

async function main(): Promise<void> {
  const settings = readArguments();
  if (settings === 'help') {
    console.log(usage);
    return;
  }
  const host: NodeHost = await startNodeHost(settings);
  // Before the lines are printed: whoever waits for them may send a signal at once.
  const stop = (): void => void host.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (host.tcp !== null) console.log(`ready mqtt://${inUrl(settings.host)}:${host.tcp}`);
  if (host.ws !== null) console.log(`ready ws://${inUrl(settings.host)}:${host.ws}/mqtt`);
}

try {
  await main();
} catch (error) {
  if (error instanceof ListenError) {
    console.error(error.message);
    process.exitCode = FAILED;
  } else if (error instanceof BadArgument || (error instanceof TypeError && 'code' in error)) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = BAD_ARGUMENTS;
  } else throw error;
}
