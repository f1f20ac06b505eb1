// Addresses as readers type them, and what they tell before anything is tried.
import { expect, test } from 'vitest';
import { isLocalNetwork, isLoopback, isName, otherAddresses, partsOf } from '../../../src/site/doctor/host-kind.ts';
import { addressToExamine } from '../../../src/site/doctor/order.ts';
import { readTyped } from '../../../src/site/doctor/typed-address.ts';

test.each([
  ['http://10.0.0.1:8083', false, 'http', 'ws://10.0.0.1:8083/mqtt'],
  ['https://broker.example/ws', false, 'http', 'wss://broker.example/ws'],
  ['mqtt://broker.example:1883', false, 'not-web-socket', 'ws://broker.example:8083/mqtt'],
  ['mqtts://[::1]:8883', false, 'not-web-socket', 'wss://[::1]:8084/mqtt'],
  ['tcp://h', false, 'not-web-socket', 'ws://h:8083/mqtt'],
  ['h:8083/mqtt', false, 'not-a-url', 'ws://h:8083/mqtt'],
  ['localhost:8083', true, 'not-a-url', 'wss://localhost:8083/mqtt'],
  ['10.0.0.1', false, 'not-a-url', 'ws://10.0.0.1/mqtt'],
  ['ws://10.0.0.1:8083/mqtt', true, 'mixed-content', 'wss://10.0.0.1:8083/mqtt'],
  ['ws://', false, 'not-web-socket', null],
  ['what is this?', false, 'not-a-url', null],
])('%s (https: %s) is %s, and probably meant: %s', (text, isHttps, fault, better) => {
  expect(readTyped(text, isHttps)).toMatchObject({ isFine: false, fault, better });
});

test.each(['mqtt://ann:s/e@cret@h:1883', 'http://ann:secret@h/', 'ann:secret@h:1883', 'ws://ann:secret@10.0.0.1/mqtt'])(
  'a password in %s is not shown',
  (text) => {
    expect(JSON.stringify(readTyped(text, true))).not.toMatch(/ann|cret/);
  },
);

test('an address has its parts, with the port that nobody wrote', () => {
  expect(partsOf('wss://[::1]/mqtt?a=b')).toEqual({ isTls: true, host: '[::1]', port: 443, path: '/mqtt' });
  expect(partsOf('ws://h:8083/')).toEqual({ isTls: false, host: 'h', port: 8083, path: '/' });
});

test('where a computer is, as far as its address says', () => {
  const all = [
    'localhost',
    '127.0.0.1',
    '[::1]',
    '10.1.2.3',
    '172.20.0.1',
    '172.32.0.1',
    '[fd00::1]',
    'pi.local',
    'pi',
    'h.example',
  ];
  expect(all.filter(isLoopback)).toEqual(['localhost', '127.0.0.1', '[::1]']);
  expect(all.filter(isLocalNetwork)).toEqual(['10.1.2.3', '172.20.0.1', '[fd00::1]', 'pi.local', 'pi']);
  expect(all.filter(isName)).toEqual(['pi.local', 'pi', 'h.example']);
});

test('the other addresses of a computer: paths, the other scheme, and ports where the port says that it is the wrong one', () => {
  expect(otherAddresses('ws://h:8083/mqtt', false)).toEqual(['ws://h:8083/', 'wss://h:8083/mqtt']);
  expect(otherAddresses('ws://h:8083?a=b', false)[0]).toBe('ws://h:8083/mqtt?a=b');
  expect(otherAddresses('ws://h:8083/ws', false)).toEqual(['ws://h:8083/mqtt', 'ws://h:8083/', 'wss://h:8083/ws']);
  expect(otherAddresses('wss://h:8084/mqtt', true)).toEqual(['wss://h:8084/']);
  expect(otherAddresses('wss://localhost:8084/mqtt', true)).toContain('ws://localhost:8084/mqtt');
  expect(otherAddresses('ws://h:1883/', false)).toContain('ws://h:8083/mqtt');
  expect(otherAddresses('wss://h:8883/mqtt', true)).toContain('wss://h:8084/mqtt');
});

const picked = { url: 'ws://h:8083/mqtt', username: 'ann', password: 'secret' };
const fields = { address: '', username: '', password: '' };
const login = (given: Partial<typeof fields>): string => {
  const { address } = addressToExamine({ ...fields, ...given }, picked, false) as { address: typeof picked };
  return `${address.url} ${address.username}:${address.password}`;
};

test('without an address it is the picked broker with its login; that login goes nowhere else', () => {
  expect(login({})).toBe('ws://h:8083/mqtt ann:secret');
  expect(login({ address: ' ws://H:8083/mqtt ' })).toBe('ws://h:8083/mqtt ann:secret');
  expect(login({ address: 'ws://h:8083/other' })).toBe('ws://h:8083/other :');
  expect(login({ address: 'ws://bob:b@h:8083/mqtt' })).toBe('ws://h:8083/mqtt bob:b');
  expect(login({ username: 'eve', password: 'e' })).toBe('ws://h:8083/mqtt eve:e');
});
