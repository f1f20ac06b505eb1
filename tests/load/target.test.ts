import { describe, expect, test } from 'vitest';
import { isPrivateAddress, isPublicBroker, parseTarget } from '../../src/load/target.ts';

describe('an address', () => {
  test.each([
    ['mqtt://localhost', 'tcp', 'localhost', 1883, 'mqtt://localhost:1883'],
    ['mqtts://broker.example', 'tls', 'broker.example', 8883, 'mqtts://broker.example:8883'],
    ['ws://localhost:8083/mqtt?a=b', 'ws', 'localhost', 8083, 'ws://localhost:8083/mqtt?a=b'],
    ['WSS://Broker.example/mqtt', 'wss', 'broker.example', 443, 'wss://broker.example:443/mqtt'],
    ['mqtt://[::1]:1884', 'tcp', '::1', 1884, 'mqtt://[::1]:1884'],
    ['mqtt://127.0.0.1:80', 'tcp', '127.0.0.1', 80, 'mqtt://127.0.0.1:80'],
    ['mqtt://u:p%40@h:1', 'tcp', 'h', 1, 'mqtt://h:1'],
  ])('%s', (text, transport, host, port, url) => {
    expect(parseTarget(text)).toMatchObject({ transport, host, port, url });
  });

  test('has its user and password beside it', () => {
    expect(parseTarget('mqtt://ada:p%40ss@h')?.login).toEqual({
      username: 'ada',
      password: new TextEncoder().encode('p@ss'),
    });
    expect(parseTarget('mqtt://h')?.login).toEqual({});
  });

  test.each(['', 'localhost', 'http://h', 'mqtt://', 'mqtt://h:99999', 'mqtt://:1883', 'mqtt://%zz@h', 'ftp://h'])(
    '%j is none',
    (text) => {
      expect(parseTarget(text)).toBeNull();
    },
  );
});

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.1.1',
  '::1',
  'fd00::1',
  'fe80::1',
  '::ffff:10.0.0.1',
])('%s is this computer or a private network', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '11.0.0.1', '2001:db8::1', '::ffff:8.8.8.8', 'localhost', ''])(
  '%s is not',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);

test('public brokers are known by name, whatever its case, and with what is added', () => {
  expect(['broker.emqx.io', 'Broker.EMQX.io.', 'eu.test.mosquitto.org'].map((host) => isPublicBroker(host))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['emqx.io', 'mybroker.emqx.io', 'localhost'].map((host) => isPublicBroker(host))).toEqual([
    false,
    false,
    false,
  ]);
  expect(isPublicBroker('lab.example', ['lab.example'])).toBe(true);
});
