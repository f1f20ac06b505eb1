// What leaves the page: the report and the commands. Neither has a password.
import { expect, test } from 'vitest';
import { causeText } from '../../../src/site/doctor/cause-text.ts';
import type { ExaminationState, StepName } from '../../../src/site/doctor/examination.ts';
import { report } from '../../../src/site/doctor/report.ts';
import { nothingSeen, type Seen } from '../../../src/site/doctor/seen.ts';
import { shellCommands } from '../../../src/site/doctor/shell-commands.ts';
import { readTyped } from '../../../src/site/doctor/typed-address.ts';
import { causeWords } from '../../../src/site/doctor/words/words.ts';
import type { Cause } from '../../../src/site/doctor/diagnose.ts';

const languages = ['zh-cn', 'en'] as const;
const typed = readTyped('wss://ann:hunter2@broker.example:8084/mqtt?token=hunter2', false);
const address = { url: 'wss://broker.example:8084/mqtt?token=hunter2', username: 'ann', password: 'hunter2' };
const seen: Seen = {
  ...nothingSeen(typed),
  around: { origin: 'http://h', pageIsHttps: false, isOnline: true, localNetwork: 'prompt', clockAhead: 4000 },
  opening: { kind: 'failed' },
  http: 'answers',
  bare: { kind: 'late' },
  elsewhere: { tried: ['wss://broker.example:8084/'], open: [] },
  answers: [{ version: 5, kind: 'connack', reason: 0x87, serverKeepAlive: null }],
  topic: { topic: 'lab/x', version: 5, subscribed: 0, published: 0x87, cameBack: false },
  idle: { asked: 60, cutAfter: 30, serverKeepAlive: 20 },
};
const names: StepName[] = ['address', 'around', 'opening', 'http', 'bare', 'elsewhere', 'mqtt', 'topic', 'idle'];
const state: ExaminationState = {
  steps: names.map((name) => ({ name, limit: 5, isOver: true })),
  seen,
  idleSince: 0,
  phase: 'over',
  findings: [{ cause: 'publish-denied', certainty: 'certain' }],
};

test.each(languages)('the report tells every step and the cause, and no secret, in %s', (language) => {
  const around = { begun: new Date(0), page: 'http://h', browser: 'Test/1', language };
  const text = report({ address: typed, topic: 'lab/x', idle: 60 }, state, around);
  expect(text).not.toContain('hunter2');
  expect(text).not.toMatch(/undefined|(?<!\/dev\/)null|\[object/);
  for (const part of ['1970-01-01T00:00:00.000Z', 'Test/1', 'wss://broker.example:8084/mqtt?…', '0x87', 'lab/x', '9. '])
    expect(text).toContain(part);
  expect(text).toContain(causeText('publish-denied', seen, language).title);
});

test.each(languages)('each cause has a title and a repair of its own, in %s', (language) => {
  const causes = Object.keys(causeWords(language)) as Cause[];
  const texts = causes.map((cause) => causeText(cause, seen, language));
  expect(texts.filter(({ title, repair }) => title === '' || repair.length < 10)).toEqual([]);
  expect(new Set(texts.map(({ title }) => title)).size).toBe(causes.length);
  expect(texts.map(({ repair }) => repair).join('')).not.toMatch(/undefined|NaN|hunter2@/);
});

test('the commands have the address, the user name and the topic, quoted, and no password', () => {
  const lines = shellCommands(address, "http://it's", '$(id)/#').map(({ line }) => line);
  expect(lines.join('\n').replaceAll('?token=hunter2', '')).not.toContain('hunter2');
  expect(lines.join('\n')).toContain("'Origin: http://it'\\''s'");
  expect(lines.join('\n')).toContain("-u ann -t '$(id)/#'");
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'curl',
    'getent',
    'openssl',
    'mosquitto_sub',
    'ss',
    'docker',
    'docker',
  ]);
});

test('an IP address has no name to look up, and ws:// no certificate', () => {
  const lines = shellCommands({ url: 'ws://[::1]:1883/mqtt', username: '', password: '' }, 'http://h', '');
  expect(lines.map(({ name }) => name)).toEqual(['curl', 'mosquitto-sub', 'ss', 'docker-ps', 'docker-logs']);
  expect(lines[1]?.line).toBe("mosquitto_sub -d -h ::1 -p 1883 -t '#' -W 10");
});
