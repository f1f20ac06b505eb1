import { expect, test } from 'vitest';
import { authenticateUsers, type Verdict } from '../../src/broker/authentication.ts';
import { Flow } from './flow.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['bad-credentials', 5, 'CONNACK 0x86'],
  ['bad-credentials', 4, 'CONNACK 0x04'],
  ['not-authorized', 5, 'CONNACK 0x87'],
  ['not-authorized', 4, 'CONNACK 0x05'],
  ['banned', 5, 'CONNACK 0x8a'],
  ['banned', 4, 'CONNACK 0x05'],
] as const)('the verdict %s in version %i is %s', (verdict: Verdict, version, connack) => {
  const flow = new Flow({ authenticate: () => verdict });
  expect(flow.connect(version, 'a').raw()).toEqual([connack, '(closed)']);
});

test.each([
  ['ada', 'secret', ['CONNACK']],
  ['ada', 'secre', ['CONNACK 0x86', '(closed)']],
  ['ada', 'secrets', ['CONNACK 0x86', '(closed)']],
  ['ada', undefined, ['CONNACK 0x86', '(closed)']],
  ['bob', 'secret', ['CONNACK 0x86', '(closed)']],
  [undefined, undefined, ['CONNACK 0x87', '(closed)']],
])('of the users only ada with her password comes in: %s %s', (username, password, answer) => {
  const flow = new Flow({ authenticate: authenticateUsers([{ username: 'ada', password: 'secret' }], false) });
  const client = flow.connect(5, 'a', {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password: bytes(password) }),
  });
  expect(client.raw()).toEqual(answer);
});

test('clients without a user name come in where anonymous ones may', () => {
  const flow = new Flow({ authenticate: authenticateUsers([{ username: 'ada', password: 'secret' }], true) });
  expect(flow.connect(4, 'a').raw()).toEqual(['CONNACK']);
});

test('a client that is refused takes no connection over', () => {
  const flow = new Flow({ authenticate: authenticateUsers([{ username: 'ada', password: 'secret' }], false) });
  const ada = flow.client(5, 'a', { username: 'ada', password: bytes('secret') });
  flow.connect(5, 'a', { username: 'ada', password: bytes('wrong') });
  expect(ada.got()).toEqual([]);
});
