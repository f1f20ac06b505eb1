import { describe, expect, it } from 'vitest';
import {
  customSelection,
  isPublic,
  recall as recallAll,
  remember as rememberUnder,
  selectionOf,
  toBrokerChoice,
} from '../../../src/site/picker/broker-choice.ts';
import type { BrokerSelection, Memory } from '../../../src/site/picker/broker-choice.ts';
import { defaultConfig, type PublicConfig } from '../../../src/site/public-config.ts';

const recall = (memory: Memory, config: PublicConfig): BrokerSelection => recallAll(memory, config).selection;
const remember = (selection: BrokerSelection, memory: Memory, config = defaultConfig): void =>
  rememberUnder(selection, memory, config);

class TestStorage {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
  removeItem = (key: string): void => void this.items.delete(key);
}

const memory = () => ({ lasting: new TestStorage(), tab: new TestStorage() }) satisfies Memory;
const denied: Memory = {
  lasting: { getItem: refuse, setItem: refuse },
  tab: { getItem: refuse, setItem: refuse, removeItem: refuse },
};
function refuse(): never {
  throw new Error('QuotaExceededError');
}

const own: BrokerSelection = {
  kind: 'custom',
  url: 'wss://own.test/mqtt',
  username: 'anna',
  password: 'secret',
  profile: 'emqx',
};
const inPage = selectionOf('in-page', defaultConfig);

describe('the choice of a broker', () => {
  it('is the default of the trainer at first', () => {
    expect(recall(memory(), defaultConfig)).toEqual(inPage);
    expect(recall(memory(), { ...defaultConfig, broker: 'local' }).url).toBe('ws://localhost:8083/mqtt');
  });

  it('of a profile is the trainer’s until the reader has one', () => {
    const config = { ...defaultConfig, profile: 'strict' } as const;
    const both = memory();
    both.lasting.setItem('lab:broker', '{"kind":"in-page","profile":"rabbit"}');
    expect(recall(both, config).profile).toBe('strict');
    remember(selectionOf('local', config, 'mosquitto'), both, config);
    expect(recall(both, config)).toMatchObject({ kind: 'local', profile: 'mosquitto' });
  });

  it.each([
    inPage,
    selectionOf('in-page', defaultConfig, 'mosquitto'),
    selectionOf('local', defaultConfig, 'strict'),
    selectionOf('public', defaultConfig),
    own,
  ])('is remembered: %j', (selection) => {
    const both = memory();
    remember(selection, both);
    expect(recall(both, defaultConfig)).toEqual(selection);
  });

  it('is remembered without user name and password where the tab has ended', () => {
    const both = memory();
    remember(own, both);
    expect(JSON.stringify([...both.lasting.items])).not.toMatch(/anna|secret/);
    expect(recall({ ...both, tab: new TestStorage() }, defaultConfig)).toEqual({ ...own, username: '', password: '' });
  });

  it('gives a password to no other address', () => {
    const both = memory();
    remember(own, both);
    const other = memory();
    remember({ ...own, url: 'wss://other.test/', username: '', password: '' }, other);
    expect(recall({ lasting: other.lasting, tab: both.tab }, defaultConfig)).toMatchObject({
      username: '',
      password: '',
    });
  });

  it('forgets the password when a broker without one is chosen', () => {
    const both = memory();
    remember(own, both);
    remember(inPage, both);
    expect(both.tab.items.size).toBe(0);
  });

  it('works where storage is full, denied or absent', () => {
    expect(() => remember(own, denied)).not.toThrow();
    expect(recall(denied, defaultConfig)).toEqual(inPage);
    remember(own, { lasting: null, tab: null });
    expect(recall({ lasting: null, tab: null }, defaultConfig)).toEqual(inPage);
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '{"kind":"moon"}',
    '{"kind":"custom","url":"http://x"}',
    '{"kind":"custom"}',
    '{"kind":"public","url":"wss://gone.test/"}',
  ])('is the default when %j is stored', (stored) => {
    const both = memory();
    both.lasting.setItem('lab:broker', stored);
    expect(recall(both, defaultConfig)).toEqual(inPage);
  });

  it('follows the trainer when the address of this computer has changed', () => {
    const both = memory();
    remember(selectionOf('local', defaultConfig), both);
    expect(recall(both, { ...defaultConfig, local: 'ws://localhost:9001/' }).url).toBe('ws://localhost:9001/');
  });

  it('tells cells user name and password in the address', () => {
    expect(toBrokerChoice(own)).toEqual({ kind: 'custom', url: 'wss://anna:secret@own.test/mqtt' });
    expect(toBrokerChoice(inPage)).toEqual({ kind: 'in-page', url: 'ws://in-page/mqtt' });
  });
});

describe('a choice of the reader', () => {
  const ofClass = { ...defaultConfig, broker: 'custom', custom: 'wss://class.test/mqtt' } as const;

  it('yields to a broker that the trainer has set since, which is told once', () => {
    const both = memory();
    remember(own, both);
    const { selection, overruled } = recallAll(both, ofClass);
    expect(selection).toEqual(selectionOf('custom', ofClass));
    expect(overruled).toEqual({ before: { ...own, username: '', password: '' }, mayReturn: true });
    remember(selection, both, ofClass);
    expect(recallAll(both, ofClass)).toEqual({ selection, overruled: null });
  });

  it('made under the present settings stands, also against a default that is not of the page', () => {
    const both = memory();
    remember(selectionOf('local', ofClass), both, ofClass);
    expect(recallAll(both, ofClass)).toEqual({ selection: selectionOf('local', ofClass), overruled: null });
  });

  it('of the time before choices remembered the settings counts as made under the defaults', () => {
    const both = memory();
    both.lasting.setItem('lab:broker', '{"kind":"local","url":"ws://localhost:8083/mqtt","profile":"emqx"}');
    expect(recall(both, defaultConfig).kind).toBe('local');
    expect(recall(both, ofClass).url).toBe('wss://class.test/mqtt');
  });

  it('yields to a locked broker, and cannot return', () => {
    const both = memory();
    const locked = { ...ofClass, locked: true };
    remember(own, both, locked);
    expect(recallAll(both, locked)).toMatchObject({
      selection: { url: ofClass.custom },
      overruled: { mayReturn: false },
    });
  });

  it('that is not offered any more yields, and that is told', () => {
    const both = memory();
    const config: PublicConfig = { ...defaultConfig, offered: ['in-page', 'local'] };
    remember(selectionOf('public', defaultConfig), both);
    expect(recallAll(both, config)).toMatchObject({
      selection: { kind: 'in-page' },
      overruled: { before: { kind: 'public' }, mayReturn: false },
    });
  });

  it('keeps the login of the address that the trainer has set', () => {
    const both = memory();
    const locked = { ...ofClass, locked: true };
    remember({ ...selectionOf('custom', locked), username: 'anna', password: 'pw' }, both, locked);
    expect(recall(both, locked)).toMatchObject({ url: ofClass.custom, username: 'anna', password: 'pw' });
  });
});

describe('another address', () => {
  it('may carry user name and password itself', () => {
    expect(customSelection(' wss://a:b@own.test ', '', '', 'strict')).toEqual({
      kind: 'custom',
      url: 'wss://own.test/',
      username: 'a',
      password: 'b',
      profile: 'strict',
    });
    expect(customSelection('wss://a:b@own.test', 'c', 'd', 'emqx')).toMatchObject({ username: 'c', password: 'd' });
  });

  it('is not the broker in the page', () => {
    expect(customSelection('ws://in-page/mqtt', '', '', 'emqx')).toBeNull();
  });
});

it('public brokers are known by their host, however they are chosen', () => {
  for (const url of [
    'wss://broker.emqx.io:8084/mqtt',
    'ws://broker.emqx.io:8083/mqtt',
    'wss://test.mosquitto.org:8081/',
  ]) {
    expect(isPublic(url, defaultConfig)).toBe(true);
  }
  for (const url of ['ws://localhost:8083/mqtt', 'ws://in-page/mqtt', '', 'wss://broker.emqx.io.test/']) {
    expect(isPublic(url, defaultConfig)).toBe(false);
  }
});
