// `npm run broker`: the broker alone, on this computer. Prints one line for each listener when it is ready.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataError } from '../broker/hosts/data/data-error.ts';
import { startNodeHost, type NodeHost } from '../broker/hosts/node.ts';
import { isListableOrigin } from '../broker/hosts/web-origins.ts';
import { ListenError } from '../broker/hosts/listen-error.ts';
import type { BrokerOptions } from '../broker/options.ts';
import { profileNames } from '../broker/profile-names.ts';
import type { ProfileName } from '../broker/profiles.ts';
import { ConfigError, readBrokerConfig, type BrokerConfig } from './broker-config.ts';

const usage = `usage: npm run broker -- [--tcp PORT|off] [--ws PORT|off] [--host ADDRESS]
                              [--profile NAME] [--config FILE] [--data DIR] [--origin ORIGIN …]

  --tcp      port for MQTT over TCP (1883); 0 = any free port
  --ws       port for MQTT over WebSocket, path /mqtt (8083)
  --host     address to listen on (127.0.0.1: this computer only)
  --profile  emqx (default), mosquitto, strict or unkind: what the broker does where the specifications leave it open
  --config   JSON file: "profile", "options" (src/broker/options.ts), "origins", "authentication", "authorization"
  --origin   a website whose pages may come over WebSocket, as https://lab.example, beside those of this computer;
             may be given several times; https://lab.example:* for any port, * for every website
  --data     directory that sessions and retained messages are kept in, for the next start; without it they end here
`;

/** The process exit codes of this command. */
const failed = 1;
const badArguments = 2;

class BadArgument extends Error {}

/** A port number, or null for `off`. */
function portFrom(name: string, text: string): number | null {
  if (text === 'off') return null;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new BadArgument(`--${name} is a port from 0 to 65535, or off; it was "${text}"`);
}

interface Settings {
  host: string;
  tcpPort: number | null;
  wsPort: number | null;
  options: BrokerOptions;
  origins: string[];
  data: string | null;
}

function profileFrom(name: string | undefined): ProfileName | null {
  if (name === undefined) return null;
  const profile = profileNames.find((each) => each === name);
  if (profile !== undefined) return profile;
  throw new BadArgument(`--profile is one of ${profileNames.join(', ')}; it was "${name}"`);
}

function readConfig(file: string | undefined, profile: ProfileName | null): BrokerConfig {
  if (file === undefined) return readBrokerConfig('{}', '', profile);
  let json: string;
  try {
    json = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadArgument(`--config ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return readBrokerConfig(json, file, profile);
}

function readArguments(): Settings | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      tcp: text,
      ws: text,
      host: text,
      profile: text,
      config: text,
      data: text,
      origin: { ...text, multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return 'help';
  const tcpPort = portFrom('tcp', values.tcp ?? '1883');
  const wsPort = portFrom('ws', values.ws ?? '8083');
  if (tcpPort === null && wsPort === null) throw new BadArgument('--tcp off and --ws off leave no listener');
  if (values.data === '') throw new BadArgument('--data is a directory; it was empty');
  const given = values.origin ?? [];
  const wrong = given.find((origin) => !isListableOrigin(origin));
  if (wrong !== undefined)
    throw new BadArgument(`--origin is an origin as https://lab.example:8443, or *; it was "${wrong}"`);
  const config = readConfig(values.config, profileFrom(values.profile));
  const origins = [...config.origins, ...given];
  const { host = '127.0.0.1', data = null } = values;
  return { host, tcpPort, wsPort, options: config.options, origins, data };
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
  // Before the lines are printed: a program that waits for them may send a signal at once.
  const stop = (): void => void host.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  void host.failed.then((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = failed;
    stop();
  });
  if (host.tcp !== null) console.log(`ready mqtt://${inUrl(settings.host)}:${host.tcp}`);
  if (host.ws !== null) console.log(`ready ws://${inUrl(settings.host)}:${host.ws}/mqtt`);
}

try {
  await main();
} catch (error) {
  if (error instanceof ListenError || error instanceof DataError || error instanceof ConfigError) {
    console.error(error.message);
    process.exitCode = error instanceof ConfigError ? badArguments : failed;
  } else if (error instanceof BadArgument || (error instanceof TypeError && 'code' in error)) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = badArguments;
  } else throw error;
}
