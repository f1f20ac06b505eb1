// The reader's choice of a broker: what can be chosen, what is remembered and for how long. The address is remembered
// on this computer; user name and password only for the tab. A storage that is full or denied changes nothing but the
// memory.
import { readAddress, withLogin } from '../../wire/address.ts';
import { inPageAddress } from '../../capture/connection-event.ts';
import { readProfile, type ProfileName } from '../../broker/profile-names.ts';
import type { BrokerKind } from '../../wire/broker-kind.ts';
import type { BrokerChoice } from '../../wire/page-protocol.ts';
import { brokerKinds, defaultConfig, type PublicConfig } from '../public-config.ts';

export interface BrokerSelection {
  kind: BrokerKind;
  /** Without user name and password. */
  url: string;
  username: string;
  password: string;
  /** How the broker in the page behaves, whether it is chosen or not. */
  profile: ProfileName;
}

/** The part of `Storage` that is used. Either may be null where the browser denies it. */
export interface Memory {
  lasting: Pick<Storage, 'getItem' | 'setItem'> | null;
  tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

const choiceKey = 'lab:broker';
const loginKey = 'lab:broker-login';

/** The selection of a kind as the trainer has set it. */
export function selectionOf(kind: BrokerKind, config: PublicConfig, profile = config.profile): BrokerSelection {
  return { kind, url: urlOf(kind, config), username: '', password: '', profile };
}

function urlOf(kind: BrokerKind, config: PublicConfig): string {
  switch (kind) {
    case 'in-page':
      return inPageAddress;
    case 'local':
      return config.local;
    case 'public':
      return config.public[0] ?? '';
    case 'custom':
      return config.custom;
  }
}

/** What the wire and the kernel are told. */
export function toBrokerChoice({ kind, url, username, password }: BrokerSelection): BrokerChoice {
  return { kind, url: withLogin(url, username, password) };
}

/**
 * What `text` says when typed under "another address"; login inside the address is taken out of it. Null: no address.
 */
export function customSelection(
  text: string,
  username: string,
  password: string,
  profile: ProfileName,
): BrokerSelection | null {
  const address = readAddress(text.trim());
  if (address === null || address.url === inPageAddress) return null;
  if (username !== '') return { kind: 'custom', url: address.url, username, password, profile };
  return { kind: 'custom', ...address, profile };
}

/** Others can read along: a broker on the open internet that everybody may use. */
export function isPublic(url: string, config: PublicConfig): boolean {
  const address = readAddress(url);
  if (address === null) return false;
  const host = hostOf(address.url);
  return config.public.some((known) => hostOf(known) === host) || knownPublicHosts.includes(host);
}

const knownPublicHosts = ['broker.emqx.io', 'broker-cn.emqx.io', 'test.mosquitto.org', 'broker.hivemq.com'];

function hostOf(url: string): string {
  return new URL(url).hostname;
}

/** `config`: what the trainer has set when the reader chooses, which is remembered beside the choice. */
export function remember(selection: BrokerSelection, memory: Memory, config: PublicConfig): void {
  const { kind, url, username, password, profile } = selection;
  attempt(() => memory.lasting?.setItem(choiceKey, JSON.stringify({ kind, url, profile, under: startOf(config) })));
  attempt(() => {
    if (username === '') memory.tab?.removeItem(loginKey);
    else memory.tab?.setItem(loginKey, JSON.stringify({ url, username, password }));
  });
}

/** A choice of the reader that the trainer's settings have taken the place of. */
export interface Overruled {
  before: BrokerSelection;
  /** The reader may choose it again. */
  mayReturn: boolean;
}

/**
 * The remembered selection; or the trainer's default, where nothing is remembered, the trainer has set another start since, or
 * does not offer what is remembered. What is stored is checked as any other input.
 */
export function recall(
  memory: Memory,
  config: PublicConfig,
): { selection: BrokerSelection; overruled: Overruled | null } {
  const stored = read(() => memory.lasting?.getItem(choiceKey));
  const start = selectionOf(config.broker, config);
  const remembered = restored(stored, config);
  const isNewer = (stored?.under ?? startOf(defaultConfig)) !== startOf(config);
  const selection = remembered === null || isNewer || config.locked ? start : remembered;
  const before = stored && storedSelection(stored, selection.profile);
  return {
    selection: withStoredLogin(selection, memory),
    overruled:
      before === null || isSame(before, selection)
        ? null
        : { before, mayReturn: remembered !== null && !config.locked },
  };
}

/** What the trainer lets new readers start with, as far as a choice made before must yield to it. */
function startOf(config: PublicConfig): string {
  return JSON.stringify([config.broker, urlOf(config.broker, config), config.profile, config.locked]);
}

function isSame(one: BrokerSelection, other: BrokerSelection): boolean {
  return one.url === other.url && (one.kind !== 'in-page' || one.profile === other.profile);
}

/** What is stored, whether it may be chosen now or not; null where it makes no sense. */
function storedSelection(stored: Record<string, unknown>, profile: ProfileName): BrokerSelection | null {
  const kind = brokerKinds.find((one) => one === stored.kind);
  const url = typeof stored.url === 'string' ? readAddress(stored.url)?.url : undefined;
  if (kind === undefined || url === undefined) return null;
  return { kind, url, username: '', password: '', profile: readProfile(stored.profile) ?? profile };
}

function withStoredLogin(selection: BrokerSelection, memory: Memory): BrokerSelection {
  const login = read(() => memory.tab?.getItem(loginKey));
  if (login?.url !== selection.url || selection.kind === 'in-page') return selection;
  const { username, password } = login;
  return typeof username === 'string' && typeof password === 'string'
    ? { ...selection, username, password }
    : selection;
}

function restored(stored: Record<string, unknown> | null, config: PublicConfig): BrokerSelection | null {
  const profile = readProfile(stored?.profile) ?? config.profile;
  if (!config.offered.some((kind) => kind === stored?.kind)) return null;
  switch (stored?.kind) {
    case 'in-page':
    case 'local':
      return selectionOf(stored.kind, config, profile);
    case 'public':
      // An address that the trainer has taken out of the list is not used again.
      return config.public.some((url) => url === stored.url)
        ? { ...selectionOf('public', config, profile), url: String(stored.url) }
        : null;
    case 'custom':
      return typeof stored.url === 'string' ? customSelection(stored.url, '', '', profile) : null;
    default:
      return null;
  }
}

function read(get: () => string | null | undefined): Record<string, unknown> | null {
  const text = attempt(get);
  const value: unknown = typeof text === 'string' ? attempt(() => JSON.parse(text) as unknown) : null;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
