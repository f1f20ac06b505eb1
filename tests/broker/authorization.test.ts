import { describe, expect, test } from 'vitest';
import { authorizeByRules, type AccessRule } from '../../src/broker/authorization.ts';
import { Flow, versions } from './flow.ts';

const request = { clientId: 'c', username: 'u' };

describe('rules', () => {
  const asks = (rule: AccessRule, action: 'publish' | 'subscribe', topic: string, client = request): boolean =>
    authorizeByRules([rule], rule.effect === 'allow' ? 'deny' : 'allow')({ ...client, action, topic });

  test.each([
    ['a/#', 'a/b', true],
    ['a/#', 'a', true],
    ['a/#', 'a/+', true],
    ['a/#', 'a/#', true],
    ['a/#', '+/b', false],
    ['a/#', '#', false],
    ['a/+', 'a/b', true],
    ['a/+', 'a/+', true],
    ['a/+', 'a/#', false],
    ['a/+', 'a', false],
    ['a', 'a/b', false],
    ['#', '#', true],
    ['#', '$SYS/#', false],
    ['$SYS/#', '$SYS/broker/+', true],
  ])('to allow %s allows the subscription %s: %s', (filter, topic, allowed) => {
    expect(asks({ effect: 'allow', action: 'all', filters: [filter] }, 'subscribe', topic)).toBe(allowed);
  });

  test.each([
    ['a/#', '#', false],
    ['a/#', '+/b', false],
    ['a/#', 'a', false],
    ['a/b', 'a/+', false],
    ['a/b', '+', true],
    ['a/b', 'a/b/#', false],
    ['a/+/c', 'a/b/+', false],
    ['$SYS/#', '#', true],
    ['$SYS/#', '+/broker', true],
    ['#', '$SYS/#', true],
  ])('to deny %s leaves the subscription %s: %s', (filter, topic, allowed) => {
    expect(asks({ effect: 'deny', action: 'all', filters: [filter] }, 'subscribe', topic)).toBe(allowed);
  });

  test('exactly means the filter as it is written', () => {
    const rule: AccessRule = { effect: 'deny', action: 'subscribe', exactly: ['#'] };
    expect(asks(rule, 'subscribe', '#')).toBe(false);
    expect(asks(rule, 'subscribe', 'a/#')).toBe(true);
  });

  test('a rule can be for one action, user or client', () => {
    expect(asks({ effect: 'deny', action: 'publish' }, 'subscribe', 'a')).toBe(true);
    expect(asks({ effect: 'deny', action: 'publish' }, 'publish', 'a')).toBe(false);
    expect(asks({ effect: 'allow', action: 'all', usernames: ['u'] }, 'publish', 'a')).toBe(true);
    expect(asks({ effect: 'allow', action: 'all', usernames: ['v'] }, 'publish', 'a')).toBe(false);
    expect(asks({ effect: 'allow', action: 'all', clientIds: ['c'] }, 'publish', 'a')).toBe(true);
    expect(asks({ effect: 'allow', action: 'all', clientIds: ['d'] }, 'publish', 'a')).toBe(false);
  });

  test.each([
    ['c', 'home/c/x', true],
    ['c', 'home/d/x', false],
    ['+', 'home/d/x', false],
    ['d/x', 'home/d/x', false],
  ])('of the client %s the placeholder opens %s: %s', (clientId, topic, allowed) => {
    const rule: AccessRule = { effect: 'allow', action: 'all', filters: ['home/${clientid}/#'] };
    expect(asks(rule, 'publish', topic, { clientId, username: 'u' })).toBe(allowed);
  });

  test('a placeholder that cannot be filled denies every level in its place', () => {
    const rule: AccessRule = { effect: 'deny', action: 'all', filters: ['home/${clientid}/#'] };
    expect(asks(rule, 'publish', 'home/d/x', { clientId: '#', username: 'u' })).toBe(false);
  });

  test('the first rule that applies decides', () => {
    const authorize = authorizeByRules(
      [
        { effect: 'allow', action: 'all', filters: ['a/b'] },
        { effect: 'deny', action: 'all', filters: ['a/#'] },
      ],
      'allow',
    );
    expect(['a/b', 'a/c', 'b'].map((topic) => authorize({ ...request, action: 'publish', topic }))).toEqual([
      true,
      false,
      true,
    ]);
  });
});

const onlyOpen = authorizeByRules([{ effect: 'allow', action: 'all', filters: ['open/#'] }], 'deny');

test.each([
  [4, ['SUBACK #1000 0x01 0x80 0x80']],
  [5, ['SUBACK #1000 0x01 0x87 0x87']],
] as const)('each filter is granted or refused by itself (version %i)', (version, answer) => {
  const flow = new Flow({ authorize: onlyOpen });
  const client = flow.client(version, 'a');
  client.subscribe(['open/x', 'closed', '$share/g/closed'], 1);
  expect(client.got()).toEqual(answer);
  client.publish('open/x', 'hi');
  expect(client.got()).toEqual(['PUBLISH open/x q0 "hi"']);
});

test('a v5 publisher that is refused learns it, and its message goes nowhere', () => {
  const flow = new Flow({ authorize: ({ action }) => action === 'subscribe' });
  const subscriber = flow.client(5, 's');
  subscriber.subscribe('t');
  subscriber.got();
  const publisher = flow.client(5, 'p');
  publisher.publish('t', '0', { retain: true });
  publisher.publish('t', '1', { qos: 1, packetId: 1 });
  publisher.publish('t', '2', { qos: 2, packetId: 2 });
  expect(publisher.got()).toEqual(['PUBACK #1 0x87', 'PUBREC #2 0x87']);
  publisher.ack('PUBREL', 2); // the id was free already
  expect(publisher.got()).toEqual(['PUBCOMP #2 0x92']);
  subscriber.subscribe('t');
  expect(subscriber.got()).toEqual(['SUBACK #1000 0x00']);
});

test('QoS 2 messages that are refused do not count against the Receive Maximum', () => {
  const flow = new Flow({ authorize: () => false, receiveMaximum: 2 });
  const publisher = flow.client(5, 'p');
  for (let id = 1; id <= 5; id += 1) publisher.publish('t', '', { qos: 2, packetId: id });
  expect(publisher.got()).toHaveLength(5);
});

test('a 3.1.1 publisher that is refused gets its acknowledgements, and its message goes nowhere', () => {
  const flow = new Flow({ authorize: ({ action }) => action === 'subscribe' });
  const subscriber = flow.client(4, 's');
  subscriber.subscribe('t');
  subscriber.got();
  const publisher = flow.client(4, 'p');
  publisher.publish('t', '1', { qos: 1, packetId: 1 });
  publisher.publish('t', '2', { qos: 2, packetId: 2 });
  publisher.ack('PUBREL', 2);
  expect(publisher.got()).toEqual(['PUBACK #1', 'PUBREC #2', 'PUBCOMP #2']);
  expect(subscriber.got()).toEqual([]);
});

test.each([
  [4, ['(closed)']],
  [5, ['DISCONNECT 0x87', '(closed)']],
] as const)('or it is disconnected, when the option says so (version %i)', (version, answer) => {
  const flow = new Flow({ authorize: () => false, refusedPublish: 'disconnect' });
  const publisher = flow.client(version, 'p');
  publisher.publish('t', '0');
  expect(publisher.got()).toEqual(answer);
});

test.each(versions)('a Will that may not be published refuses the CONNECT (version %i)', (version) => {
  const flow = new Flow({ authorize: ({ action }) => action === 'subscribe' });
  const client = flow.connect(version, 'a', {
    will: { topic: 't', payload: new Uint8Array(), qos: 0, retain: false },
  });
  expect(client.raw()).toEqual([version === 5 ? 'CONNACK 0x87' : 'CONNACK 0x05', '(closed)']);
});

test('the hook is told who asks for what', () => {
  const asked: unknown[] = [];
  const flow = new Flow({ authorize: (what) => asked.push(what) > 0 });
  const client = flow.client(5, 'c', { username: 'u' });
  client.subscribe('$share/g/a/+');
  client.publish('a/b', '');
  expect(asked).toEqual([
    { clientId: 'c', username: 'u', action: 'subscribe', topic: 'a/+' },
    { clientId: 'c', username: 'u', action: 'publish', topic: 'a/b' },
  ]);
});
