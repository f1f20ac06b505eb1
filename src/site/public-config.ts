// `public/config.json`: what a trainer sets for everybody who reads this copy of the book. All keys may be left out:
//
//   {
//     "broker": "in-page",                         which broker new readers start with: in-page, local, public or custom
//     "profile": "emqx",                           how the broker in the page behaves at first: emqx, mosquitto, strict or unkind
//     "local":  "ws://localhost:8083/mqtt",        "this computer"
//     "public": ["wss://broker.emqx.io:8084/mqtt"],  the public brokers, the first one is offered first
//     "custom": "",                                filled in under "another address", such as a class broker's
//     "namespace": "lab"                           first level of every reader's own topics
//   }
//
// Addresses carry no user name or password: everybody can read this file.
import { readAddress } from '../wire/address.ts';
import { profileNames, readProfile, type ProfileName } from '../broker/profile-names.ts';
import type { BrokerKind } from '../wire/page-protocol.ts';

export interface PublicConfig {
  broker: BrokerKind;
  profile: ProfileName;
  local: string;
  public: string[];
  custom: string;
  namespace: string;
}

export const defaultConfig: PublicConfig = {
  broker: 'in-page',
  profile: 'emqx',
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

/** The value as it is used, or null when it cannot be. */
const keys: {
  [Key in keyof PublicConfig]: { expected: string; read: (value: unknown) => PublicConfig[Key] | null };
} = {
  broker: { expected: `one of ${kinds.join(', ')}`, read: (value) => kinds.find((kind) => kind === value) ?? null },
  profile: { expected: `one of ${profileNames.join(', ')}`, read: readProfile },
  local: { expected: 'a ws:// or wss:// address without user name', read: address },
  public: { expected: 'a list of at least one ws:// or wss:// address without user name', read: addresses },
  custom: {
    expected: 'a ws:// or wss:// address without user name, or ""',
    read: (value) => (value === '' ? '' : address(value)),
  },
  namespace: {
    expected: 'topic levels without +, # and $, not starting or ending with /',
    read: (value) => (typeof value === 'string' && /^[^/+#$\0][^+#$\0]{0,98}(?<!\/)$/.test(value) ? value : null),
  },
};

/**
 * Reads the text of config.json (null: there is none). A faulty key falls back to its default and is named in `faults`.
 */
export function readPublicConfig(text: string | null): { config: PublicConfig; faults: ConfigFault[] } {
  const config = structuredClone(defaultConfig);
  if (text === null) return { config, faults: [] };
  const parsed = parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return { config, faults: [{ key: '(all)', expected: 'a JSON object', received: excerpt(text) }] };
  }
  const faults: ConfigFault[] = [];
  for (const [key, value] of Object.entries(parsed)) {
    if (!isKey(key)) {
      faults.push({ key, expected: `one of the keys ${Object.keys(keys).join(', ')}`, received: key });
      continue;
    }
    const { expected, read } = keys[key];
    const usable = read(value);
    if (usable === null) faults.push({ key, expected, received: excerpt(JSON.stringify(value)) });
    else Object.assign(config, { [key]: usable });
  }
  if (config.broker === 'custom' && config.custom === '') {
    faults.push({ key: 'custom', expected: 'an address, because "broker" is "custom"', received: '""' });
    config.broker = defaultConfig.broker;
  }
  return { config, faults };
}

function isKey(key: string): key is keyof PublicConfig {
  return Object.hasOwn(keys, key);
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
