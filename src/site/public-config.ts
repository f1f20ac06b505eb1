// `public/config.json`: what a trainer sets for everybody who reads this copy of the book. `config.schema.json` beside it is
// made of settings/config-schema.ts, which says what each key means; the tests hold both against each other. Pure.
import { readAddress } from '../wire/address.ts';
import { profileNames, readProfile, type ProfileName } from '../broker/profile-names.ts';
import type { Language } from '../language.ts';
import type { BrokerKind } from '../wire/broker-kind.ts';

export interface TrainerLink {
  text: string;
  url: string;
}

export interface PublicConfig {
  /** The broker that new readers start with. */
  broker: BrokerKind;
  /** Readers can choose no other. */
  locked: boolean;
  /** What the picker offers. */
  offered: BrokerKind[];
  profile: ProfileName;
  local: string;
  public: string[];
  /** Filled in under "another address"; empty: none. */
  custom: string;
  /** First levels of every reader's own topics. */
  namespace: string;
  /** One more level, for one class; empty: none. */
  class: string;
  /** Of the first page; empty: as the address says. */
  language: Language | '';
  links: TrainerLink[];
  /** `hiddenUntil`: a moment as text with its time zone, or empty. */
  solutions: { hiddenUntil: string };
  /** Where readers find this copy; empty: where the trainer sees it. */
  addresses: string[];
}

export const defaultConfig: PublicConfig = {
  broker: 'in-page',
  locked: false,
  offered: ['in-page', 'local', 'public', 'custom'],
  profile: profileNames[0],
  local: 'ws://localhost:8083/mqtt',
  public: ['wss://broker.emqx.io:8084/mqtt', 'wss://broker-cn.emqx.io:8084/mqtt'],
  custom: '',
  namespace: 'lab',
  class: '',
  language: '',
  links: [],
  solutions: { hiddenUntil: '' },
  addresses: [],
};

/** What a value should have been; words/words.ts tells it. */
export type Expected =
  | 'json'
  | 'key'
  | 'kind'
  | 'kinds'
  | 'profile'
  | 'truth'
  | 'address'
  | 'address-or-none'
  | 'addresses'
  | 'namespace'
  | 'class'
  | 'language'
  | 'links'
  | 'link-text'
  | 'link-url'
  | 'solutions'
  | 'moment'
  | 'site'
  | 'sites'
  | 'offered'
  | 'needs-address'
  | 'not-locked';

/** A value of config.json, or of the page's address, that cannot be used. `key` is its place: `links[0].url`. */
export interface ConfigFault {
  key: string;
  expected: Expected;
  received: string;
}

export const brokerKinds = defaultConfig.offered;
/** What schema and reader have in common. */
export const patterns = {
  address: /^(wss?:\/\/[^\s/?#@]+([/?#]\S*)?|\/(?![/\\])\S*)$/u,
  namespace: /^[^/+#$\0][^+#$\0]{0,98}(?<!\/)$/u,
  class: /^[A-Za-z0-9_-]{1,32}$/u,
  link: /^(https?:\/\/[^\s/]\S*|\/(?![/\\])\S*)$/u,
  site: /^https?:\/\/[^\s/]\S*$/u,
  moment: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/u,
};
export const most = { list: 20, text: 80, url: 500 };

type Tell = (expected: Expected, received: unknown, place?: string) => null;
type Read<T> = (value: unknown, tell: Tell, page: string) => T | null;

/** Give null, once they have told, where the default is to be used. */
const keys: { [Key in keyof PublicConfig]: Read<PublicConfig[Key]> } = {
  broker: (value, tell) => brokerKinds.find((kind) => kind === value) ?? tell('kind', value),
  locked: (value, tell) => (typeof value === 'boolean' ? value : tell('truth', value)),
  offered: (value, tell) => {
    const kinds = each(value, 'kinds', tell, (one, at) => keys.broker(one, at, ''));
    return kinds && kinds.length > 0 ? [...new Set(kinds)] : tell('kinds', value);
  },
  profile: (value, tell) => readProfile(value) ?? tell('profile', value),
  local: (value, tell, page) => configAddress(value, page) ?? tell('address', value),
  public: (value, tell, page) =>
    each(value, 'addresses', tell, (one, at) => configAddress(one, page) ?? at('address', one)) ?? [],
  custom: (value, tell, page) =>
    value === '' ? value : (configAddress(value, page) ?? tell('address-or-none', value)),
  namespace: (value, tell) => matching(value, patterns.namespace) ?? tell('namespace', value),
  class: (value, tell) => (value === '' ? value : (matching(value, patterns.class) ?? tell('class', value))),
  language: (value, tell) => (value === '' || value === 'zh-cn' || value === 'en' ? value : tell('language', value)),
  links: (value, tell) => each(value, 'links', tell, link),
  solutions: (value, tell) => {
    if (!isObject(value)) return tell('solutions', value);
    for (const key of Object.keys(value)) if (key !== 'hiddenUntil') tell('key', key, `.${key}`);
    const { hiddenUntil = '' } = value;
    if (hiddenUntil === '') return { hiddenUntil };
    const moment = matching(hiddenUntil, patterns.moment);
    if (moment === null || Number.isNaN(Date.parse(moment))) return tell('moment', hiddenUntil, '.hiddenUntil');
    return { hiddenUntil: moment };
  },
  addresses: (value, tell) => each(value, 'sites', tell, (one, at) => web(one, patterns.site) ?? at('site', one)),
};
export const configKeys = Object.keys(keys) as (keyof PublicConfig)[];

/**
 * Reads the text of config.json (null: there is none) for the page at that address. What cannot be used is named in
 * `faults`, and the default stands in its place; of a list, only what is sound is left.
 */
export function readPublicConfig(text: string | null, page: string): { config: PublicConfig; faults: ConfigFault[] } {
  const config = structuredClone(defaultConfig);
  const faults: ConfigFault[] = [];
  const tellAt =
    (key: string): Tell =>
    (expected, received, place = '') => {
      faults.push({ key: key + place, expected, received: excerpt(received) });
      return null;
    };
  const given = text === null ? {} : parsed(text, tellAt(''));
  for (const [key, value] of Object.entries(given)) {
    if (key === '$schema') continue;
    if (!Object.hasOwn(keys, key)) tellAt(key)('key', key);
    else
      Object.assign(config, {
        [key]: keys[key as keyof PublicConfig](value, tellAt(key), page) ?? config[key as never],
      });
  }
  startWithOffered(config, tellAt);
  return { config, faults };
}

/** The broker that new readers start with must have an address, and be one that is offered. */
function startWithOffered(config: PublicConfig, tellAt: (key: string) => Tell): void {
  const { broker } = config;
  if ((broker === 'custom' && config.custom === '') || (broker === 'public' && config.public.length === 0)) {
    tellAt(broker)('needs-address', config[broker]);
    config.broker = 'in-page';
  } else if (!config.offered.includes(broker)) tellAt('broker')('offered', broker);
  // A list that leaves it out does not take it away.
  if (!config.offered.includes(config.broker)) config.offered = [config.broker, ...config.offered];
  if (config.public.length === 0) config.offered = config.offered.filter((kind) => kind !== 'public');
}

/** An address of config.json as the wire takes it: `/mqtt` is a broker of the page's own host. It brings no user name. */
export function configAddress(value: unknown, page: string): string | null {
  const given = matching(value, patterns.address);
  if (given === null) return null;
  if (!given.startsWith('/')) return readAddress(given)?.url ?? null;
  const here = new URL(page);
  return readAddress(`${here.protocol === 'https:' ? 'wss' : 'ws'}://${here.host}${given}`)?.url ?? null;
}

/** Of every reader's own topics; the tab's name follows. */
export function firstLevels({ namespace, class: group }: PublicConfig): string {
  return group === '' ? namespace : `${namespace}/${group}`;
}

/** What is sound of a list. */
function each<T>(
  value: unknown,
  expected: Expected,
  tell: Tell,
  read: (one: unknown, tell: Tell) => T | null,
): T[] | null {
  if (!Array.isArray(value) || value.length > most.list) return tell(expected, value);
  return value.flatMap((one, index) => {
    const sound = read(one, (told, received, place = '') => tell(told, received, `[${index}]${place}`));
    return sound === null ? [] : [sound];
  });
}

function link(value: unknown, tell: Tell): TrainerLink | null {
  if (!isObject(value)) return tell('links', value);
  for (const key of Object.keys(value)) if (key !== 'text' && key !== 'url') tell('key', key, `.${key}`);
  const { text } = value;
  const url = web(value['url'], patterns.link);
  if (typeof text !== 'string' || text.trim() === '' || text.length > most.text)
    return tell('link-text', text, '.text');
  return url === null ? tell('link-url', value['url'], '.url') : { text, url };
}

function web(value: unknown, pattern: RegExp): string | null {
  const url = matching(value, pattern);
  return url !== null && URL.canParse(url, 'http://localhost') ? url : null;
}

function matching(value: unknown, pattern: RegExp): string | null {
  return typeof value === 'string' && value.length <= most.url && pattern.test(value) ? value : null;
}

function parsed(text: string, tell: Tell): Record<string, unknown> {
  let value: unknown;
  try {
    // Editors of Windows begin a file with a byte order mark.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    tell('json', Symbol(String(error)));
    return {};
  }
  if (isObject(value)) return value;
  tell('json', value);
  return {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function excerpt(value: unknown): string {
  const text = typeof value === 'symbol' ? (value.description ?? '') : (JSON.stringify(value) as string | undefined);
  return text !== undefined && text.length > 80 ? `${text.slice(0, 80)}…` : String(text);
}
