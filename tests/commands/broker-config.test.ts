import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { profiles } from '../../src/broker/profiles.ts';
import { ConfigError, readBrokerConfig } from '../../src/commands/broker-config.ts';
import { optionChecks } from '../../src/commands/broker-options.ts';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';

function read(
  config: unknown,
  profile: 'emqx' | 'mosquitto' | 'strict' | null = null,
): ReturnType<typeof readBrokerConfig>['options'] {
  return readBrokerConfig(JSON.stringify(config), 'file.json', profile).options;
}

function message(json: string): string {
  try {
    readBrokerConfig(json, 'file.json', null);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was taken');
}

test('an empty file is the profile emqx', () => {
  expect(read({})).toEqual(profiles.emqx);
});

test('websites that may come are origins, and none are listed by default', () => {
  const origins = ['https://lab.example', 'http://lab.example:*', 'chrome-extension://abc', '*'];
  expect(readBrokerConfig(JSON.stringify({ origins }), 'file.json', null).origins).toEqual(origins);
  expect(readBrokerConfig('{}', 'file.json', null).origins).toEqual([]);
  for (const wrong of ['lab.example', 'https://lab.example/book', 'null', 'file://', ''])
    expect(message(JSON.stringify({ origins: [wrong] }))).toContain('file.json: origins[0]: expected an origin');
});

test('options go over those of the profile, and the profile of the command line before that of the file', () => {
  expect(read({ profile: 'mosquitto', options: { maxQueue: 5 } })).toEqual({ ...profiles.mosquitto, maxQueue: 5 });
  expect(read({ profile: 'mosquitto', options: { maxQueue: 5 } }, 'strict')).toEqual({
    ...profiles.strict,
    maxQueue: 5,
  });
});

test.each(Object.entries(profiles))('every option of the profile %s can be written in a file', (_name, profile) => {
  const { authenticate, authorize, ...settable } = profile;
  expect([authenticate, authorize]).toEqual([null, null]);
  expect(Object.keys(settable).toSorted()).toEqual(Object.keys(optionChecks).toSorted());
  // Null is written by leaving the option out.
  const options = Object.fromEntries(Object.entries(settable).filter(([, value]) => value !== null));
  expect(read({ options })).toEqual(profile);
});

test('users and rules become hooks', () => {
  const { authenticate, authorize } = read({
    authentication: { users: [{ username: 'ada', password: 'secret' }] },
    authorization: { rules: [{ effect: 'deny', action: 'publish', filters: ['closed/#'] }] },
  });
  const password = new TextEncoder().encode('secret');
  expect(authenticate?.({ clientId: 'a', username: 'ada', password })).toBe('accepted');
  expect(authenticate?.({ clientId: 'a', username: null, password: null })).toBe('not-authorized');
  const asks = (topic: string): unknown => authorize?.({ clientId: 'a', username: null, action: 'publish', topic });
  expect([asks('closed/x'), asks('open')]).toEqual([false, true]);
});

describe('a fault names the file, the key, what was expected and what was there', () => {
  test.each([
    ['{"options":{"maxQueue":"x"}}', 'options.maxQueue: expected a whole number from 0 to 1000000000, received "x"'],
    ['{"options":{"maxQueue":-1}}', 'options.maxQueue: expected a whole number from 0 to 1000000000, received -1'],
    ['{"options":{"receiveMaximum":0}}', 'options.receiveMaximum: expected a whole number from 1 to 65535, received 0'],
    ['{"options":{"queueQoS0":1}}', 'options.queueQoS0: expected true or false, received 1'],
    ['{"options":{"queueDrops":"all"}}', 'options.queueDrops: expected one of "oldest", "newest", received "all"'],
    ['{"profile":"hivemq"}', 'profile: expected one of "emqx", "mosquitto", "strict", "unkind", received "hivemq"'],
    [
      '{"option":{}}',
      'option: expected one of the keys profile, options, origins, authentication, authorization, received an unknown key',
    ],
    ['{"options":[]}', 'options: expected an object { … }, received []'],
    ['3', '(the file): expected an object { … }, received 3'],
    ['{"authentication":{"users":{}}}', 'authentication.users: expected a list, received {}'],
    [
      '{"authentication":{"users":[{"username":"a"}]}}',
      'authentication.users[0].password: expected a value, received nothing',
    ],
    [
      '{"authentication":{"users":[{"username":"a","password":12345}]}}',
      'authentication.users[0].password: expected text, received number',
    ],
    [
      '{"authorization":{"rules":[{"effect":"deny","action":"all","filters":["a#"]}]}}',
      'authorization.rules[0].filters[0]: expected a Topic Filter, received "a#"',
    ],
    [
      '{"authorization":{"rules":[{"effect":"maybe","action":"all"}]}}',
      'authorization.rules[0].effect: expected one of "allow", "deny", received "maybe"',
    ],
    ...['$share/g/a', '$share', '$queue/a'].flatMap((name) =>
      ['filters', 'exactly'].map((key) => [
        `{"authorization":{"rules":[{"effect":"deny","action":"all","${key}":["ok","${name}"]}]}}`,
        `authorization.rules[0].${key}[1]: expected a filter without $share/…/ or $queue/, as a rule holds for every share of it, received "${name}"`,
      ]),
    ),
    ...['a/${clientId}', 'x${username}', '${user}/#'].map((name) => [
      `{"authorization":{"rules":[{"effect":"deny","action":"all","filters":["${name}"]}]}}`,
      `authorization.rules[0].filters[0]: expected \${clientid} or \${username} as a whole level, received "${name}"`,
    ]),
    ...['filters', 'exactly', 'usernames', 'clientIds'].map((key) => [
      `{"authorization":{"rules":[{"effect":"deny","action":"all","${key}":[]}]}}`,
      `authorization.rules[0].${key}: expected a list with something in it, received []`,
    ]),
    [
      '{"authorization":{"rules":[{"effect":"deny","action":"all"},{"effect":"allow","action":"publish"}]}}',
      'authorization.otherwise: expected "allow" or "deny", for all that no rule names, received nothing',
    ],
    [
      '{"authentication":{"users":[{"username":"ada","password":"a"},{"username":"bob","password":"b"},{"username":"ada","password":"c"}]}}',
      'authentication.users[2].username: expected a name that no user before has, received "ada"',
    ],
  ])('%s', (json, line) => {
    expect(message(json)).toBe(`file.json: ${line}`);
  });

  test('a byte order mark is none', () => {
    expect(readBrokerConfig('\uFEFF{"options":{"maxQueue":7}}', 'file.json', null).options.maxQueue).toBe(7);
  });

  test('each of several faults has its line', () => {
    expect(message('{"profile":"x","options":{"maxQueue":null,"queueQoS0":0}}').split('\n')).toHaveLength(3);
  });

  test('what is not JSON is told as such', () => {
    expect(message('{"profile":')).toMatch(/^file\.json: \(the file\): expected JSON, received /);
  });
});

describe('the command', () => {
  const command = fileURLToPath(new URL('../../src/commands/broker.ts', import.meta.url));

  function run(...args: string[]): { lines: AsyncIterator<string>; ended: Promise<{ code: unknown; errors: string }> } {
    const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, errors }));
    return { lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](), ended };
  }

  function configFile(json: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'broker-config-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'broker.json');
    writeFileSync(file, json);
    return file;
  }

  test('runs with the profile and the file that it is given', async () => {
    const file = configFile('{"options":{"topicAliasMaximum":7}}');
    const { lines } = run('--tcp', '0', '--ws', 'off', '--profile', 'mosquitto', '--config', file);
    const port = Number(
      String((await lines.next()).value)
        .split(':')
        .at(-1),
    );
    const socket = connect({ host: '127.0.0.1', port });
    onTestFinished(() => void socket.destroy());
    socket.write(encode({ type: 'CONNECT', version: 5, clientId: 'a', clean: true, keepAlive: 0 }, 5));
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    expect(decode(new Uint8Array(bytes), 5, 'server')).toMatchObject({
      type: 'CONNACK',
      properties: { receiveMaximum: 20, topicAliasMaximum: 7 },
    });
  });

  test('says what is wrong with the file and starts nothing', async () => {
    const file = configFile('{"options":{"maxQueues":1,"queueQoS0":"yes"}}');
    const { code, errors } = await run('--tcp', '0', '--config', file).ended;
    expect(code).toBe(2);
    expect(errors).toContain(`${file}: options.maxQueues: expected one of the keys `);
    expect(errors).toContain(`${file}: options.queueQoS0: expected true or false, received "yes"\n`);
  });

  test.each([
    [['--config', 'no-such-file.json'], '--config no-such-file.json cannot be read'],
    [['--profile', 'hivemq'], '--profile is one of emqx, mosquitto, strict, unkind; it was "hivemq"'],
  ])('bad arguments %j are told', async (args, told) => {
    const { code, errors } = await run(...args).ended;
    expect(code).toBe(2);
    expect(errors).toContain(told);
  });
});
