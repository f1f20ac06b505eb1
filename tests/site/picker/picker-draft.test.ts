import { expect, test } from 'vitest';
import { selectionOf } from '../../../src/site/picker/broker-choice.ts';
import { addressOf, newDraft, readDraft } from '../../../src/site/picker/picker-draft.ts';
import { defaultConfig } from '../../../src/site/public-config.ts';

const config = {
  ...defaultConfig,
  public: ['wss://one.test/mqtt', 'wss://two.test/mqtt'],
  custom: 'ws://preset.test/',
};
const inPage = newDraft(selectionOf('in-page', config), config);
const custom = (address: string, username = '', password = '') =>
  ({ ...inPage, kind: 'custom', custom: { address, username, password } }) as const;

test('the dialog opens with what is chosen, and with the trainer’s addresses for the rest', () => {
  expect(inPage).toMatchObject({
    kind: 'in-page',
    publicUrl: 'wss://one.test/mqtt',
    custom: { address: config.custom },
  });
  const own = { kind: 'custom', url: 'ws://own.test/', username: 'anna', password: 'x', profile: 'emqx' } as const;
  expect(newDraft(own, config).custom).toEqual({ address: 'ws://own.test/', username: 'anna', password: 'x' });
  const second = { ...selectionOf('public', config), url: 'wss://two.test/mqtt' };
  expect(newDraft(second, config).publicUrl).toBe('wss://two.test/mqtt');
});

test('a public broker is chosen by its address', () => {
  const draft = { ...inPage, kind: 'public', publicUrl: 'wss://two.test/mqtt' } as const;
  expect(readDraft(draft, config, true)).toMatchObject({ kind: 'public', url: 'wss://two.test/mqtt' });
  expect(addressOf(draft)).toBe('wss://two.test/mqtt');
});

test('another address is chosen with its login', () => {
  const draft = custom(' ws://own.test/mqtt ', 'anna', 'x');
  expect(readDraft(draft, config, false)).toMatchObject({ url: 'ws://own.test/mqtt', username: 'anna', password: 'x' });
  expect(addressOf(draft)).toBe('ws://own.test/mqtt');
});

test.each([
  ['', false, 'empty'],
  ['http://own.test', false, 'not-web-socket'],
  ['ws://own.test/mqtt', true, 'mixed-content'],
  [selectionOf('in-page', config).url, false, 'in-page'],
])('%j is not chosen', (address, secure, fault) => {
  expect(readDraft(custom(address), config, secure)).toBe(fault);
});

test('the brokers of the page and of this computer have no address to warn of', () => {
  expect([addressOf(inPage), addressOf({ ...inPage, kind: 'local' })]).toEqual(['', '']);
});
