// `public/config.json`: what a trainer sets for everybody who reads this copy of the book. All keys may be left out:
//
//   {
//     "broker": "in-page",                         which broker new readers start with: in-page, local, public or custom
//     "local":  "ws://localhost:8083/mqtt",        "this computer"
//     "public": ["wss://broker.emqx.io:8084/mqtt"],  the public brokers, the first one is offered first
//     "custom": "",                                filled in under "another address", such as a class broker's
//     "namespace": "lab"                           first level of every reader's own topics
//   }
//
// Addresses carry no user name or password: everybody can read this file.
import { readAddress } from './address.ts';
import type { BrokerKind } from './protocol.ts';

export interface PublicConfig {
  broker: BrokerKind;
  local: string;
  public: string[];
  custom: string;
  namespace: string;
}

export const defaultConfig: PublicConfig = {
  broker: 'in-page',
  local: 'ws://localhost:8083/mqtt',
  public: ['wss://broker.emqx.io:8084/mqtt', 'wss://broker-cn.emqx.io:8084/mqtt'],
  custom: '',
  namespace: 'lab',
};

/** A key of config.json that cannot be used: for the trainer, in English, never a reason for the page to stop. */
export interface ConfigFault {
  key: string;
  expected: string;
  received: string;
}

const kinds: readonly BrokerKind[] = ['in-page', 'local', 'public', 'custom'];

type Check<Key extends keyof PublicConfig> = (value: unknown) => PublicConfig[Key] | null;
const checks: { [Key in keyof PublicConfig]: { expected: string; check: Check<Key> } } = {
  broker: { expected: `one of ${kinds.join(', ')}`, check: (value) => kinds.find((kind) => kind === value) ?? null },
  local: { expected: 'a ws:// or wss:// address without user name', check: address },
  public: { expected: 'a list of at least one ws:// or wss:// address without user name', check: addresses },
  custom: {
    expected: 'a ws:// or wss:// address without user name, or ""',
    check: (value) => (value === '' ? '' : address(value)),
  },
  namespace: {
    expected: 'topic levels without +, # and $, not starting or ending with /',
    check: (value) => (typeof value === 'string' && /^[^/+#$\0][^+#$\0]{0,98}(?<!\/)$/.test(value) ? value : null),
  },
};

/** Reads the text of config.json (null: there is none). A faulty key falls back to its default and is named in `faults`. */
export function readPublicConfig(text: string | null): { config: PublicConfig; faults: ConfigFault[] } {
  const config = structuredClone(defaultConfig);
  if (text === null) return { config, faults: [] };
  const parsed = parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return { config, faults: [{ key: '(all)', expected: 'a JSON object', received: excerpt(text) }] };
  }
  const faults: ConfigFault[] = [];
  for (const [key, value] of Object.entries(parsed)) {
    if (!isKey(key)) faults.push({ key, expected: `one of the keys ${Object.keys(checks).join(', ')}`, received: key });
    else if (!set(config, key, value)) {
      faults.push({ key, expected: checks[key].expected, received: excerpt(JSON.stringify(value)) });
    }
  }
  if (config.broker === 'custom' && config.custom === '') {
    faults.push({ key: 'custom', expected: 'an address, because "broker" is "custom"', received: '""' });
    config.broker = defaultConfig.broker;
  }
  return { config, faults };
}

function set<Key extends keyof PublicConfig>(config: PublicConfig, key: Key, value: unknown): boolean {
  const checked = checks[key].check(value);
  if (checked !== null) config[key] = checked;
  return checked !== null;
}

function isKey(key: string): key is keyof PublicConfig {
  return Object.hasOwn(checks, key);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function address(value: unknown): string | null {
  const read = typeof value === 'string' ? readAddress(value) : null;
  return read === null || read.username !== '' || read.password !== '' ? null : read.url;
}

function addresses(value: unknown): string[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > 20) return null;
  const read = value.map(address).filter((url) => url !== null);
  return read.length === value.length ? read : null;
}
