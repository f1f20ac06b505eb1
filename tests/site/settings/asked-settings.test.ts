import { expect, test } from 'vitest';
import { defaultConfig, type PublicConfig } from '../../../src/site/public-config.ts';
import { readAsked } from '../../../src/site/settings/asked-settings.ts';

const page = 'https://lab.example/book/qos/';
const config: PublicConfig = { ...defaultConfig, custom: 'wss://class.test/mqtt' };
const ask = (search: string, settings = config) => readAsked(search, settings, page);

test('an address that asks for nothing changes nothing', () => {
  expect(ask('?q=1')).toEqual({ class: null, profile: null, broker: null, isForeign: false, faults: [] });
});

test('a class and a profile are taken as config.json would', () => {
  expect(ask('?class=mon-1&profile=strict')).toMatchObject({ class: 'mon-1', profile: 'strict', faults: [] });
  expect(ask('?class=').class).toBe('');
});

test.each([
  ['local', 'local', 'ws://localhost:8083/mqtt'],
  ['public', 'public', 'wss://broker.emqx.io:8084/mqtt'],
  ['custom', 'custom', 'wss://class.test/mqtt'],
  ['in-page', 'in-page', 'ws://in-page/mqtt'],
  ['wss://broker-cn.emqx.io:8084/mqtt', 'public', 'wss://broker-cn.emqx.io:8084/mqtt'],
  ['wss://class.test:443/mqtt', 'custom', 'wss://class.test/mqtt'],
  ['/mqtt', 'custom', 'wss://lab.example/mqtt'],
])('broker=%s is among what the trainer has named, or of the page’s host', (asked, kind, url) => {
  const { broker, isForeign, faults } = ask(`?broker=${encodeURIComponent(asked)}`);
  expect({ broker, isForeign, faults }).toMatchObject({
    broker: { kind, url, username: '', password: '' },
    isForeign: false,
    faults: [],
  });
});

test.each(['wss://stranger.test/mqtt', 'wss://lab.example:9001/mqtt', 'wss://lab.example.stranger.test/'])(
  'broker=%s is a stranger’s, and needs a yes',
  (asked) => {
    expect(ask(`?broker=${encodeURIComponent(asked)}`)).toMatchObject({ broker: { kind: 'custom' }, isForeign: true });
  },
);

test.each([
  ['?class=a/b', '?class=', 'class'],
  [`?class=${'x'.repeat(33)}`, '?class=', 'class'],
  ['?class=%2B', '?class=', 'class'],
  ['?profile=rabbit', '?profile=', 'profile'],
  ['?broker=http://a.test/', '?broker=', 'address'],
  ['?broker=wss://anna:pw@a.test/', '?broker=', 'address'],
  ['?broker=ws://in-page/mqtt', '?broker=', 'address'],
  [`?broker=wss://a.test/${'x'.repeat(1000)}`, '?broker=', 'address'],
  ['?broker=//stranger.test/mqtt', '?broker=', 'address'],
])('%s cannot be used, and is named', (search, key, expected) => {
  const { faults, ...rest } = ask(search);
  expect(faults.map((fault) => [fault.key, fault.expected])).toEqual([[key, expected]]);
  expect(faults[0]?.received.length).toBeLessThan(100);
  expect(rest).toEqual({ class: null, profile: null, broker: null, isForeign: false });
});

test('what the trainer has locked or does not offer cannot be asked for', () => {
  const locked = ask('?broker=local&profile=strict&class=a', { ...config, locked: true });
  expect(locked).toMatchObject({ class: 'a', broker: null, profile: null });
  expect(locked.faults.map(({ expected }) => expected)).toEqual(['not-locked', 'not-locked']);
  const few: PublicConfig = { ...config, offered: ['in-page'] };
  for (const asked of ['local', 'public', 'wss://stranger.test/', 'wss://class.test/mqtt'])
    expect(ask(`?broker=${encodeURIComponent(asked)}`, few)).toMatchObject({
      broker: null,
      faults: [{ expected: 'offered' }],
    });
  expect(ask('?broker=custom', defaultConfig).faults[0]?.expected).toBe('needs-address');
});
