import { expect, test } from 'vitest';
import { lanAddresses } from '../../src/commands/lan-addresses.ts';

const of = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) =>
  ({ address, family, internal, netmask: '', mac: '', cidr: null, ...(family === 'IPv6' && { scopeid: 0 }) }) as never;

const interfaces = {
  lo: [of('127.0.0.1', 'IPv4', true), of('::1', 'IPv6', true)],
  docker0: [of('172.17.0.1')],
  eth0: [of('192.168.1.5'), of('fe80::1', 'IPv6'), of('169.254.3.4')],
  wlan0: [of('10.0.0.7')],
};

test.each(['0.0.0.0', '::'])(
  'on all addresses (%s) it is those of the networks, bridges of this computer last',
  (host) => {
    expect(lanAddresses(host, interfaces)).toEqual(['192.168.1.5', '10.0.0.7', '172.17.0.1']);
  },
);

test('on one address it is that', () => {
  expect(lanAddresses('192.168.1.5', interfaces)).toEqual(['192.168.1.5']);
});

test.each(['127.0.0.1', 'localhost', '::1'])('nobody else reaches %s', (host) => {
  expect(lanAddresses(host, interfaces)).toEqual([]);
});
