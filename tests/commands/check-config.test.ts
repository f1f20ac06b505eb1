// `npm run check:config` as a trainer uses it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lab-config-'));

function check(args: string[], locale = 'C') {
  const env = { ...process.env, LC_ALL: locale };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/commands/check-config.ts', ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function file(text: string): string {
  const path = join(folder, 'config.json');
  writeFileSync(path, text);
  return path;
}

test('the delivered settings can be used', () => {
  expect(check(['public/config.json'])).toEqual({
    status: 0,
    stdout: 'public/config.json can be used as it is.\n',
    stderr: '',
  });
});

test('each fault is a line with the file, the place, what was expected and what was received', () => {
  const path = file('{"brokr":"local","locked":"yes","links":[{"text":"x","url":"javascript:1"}]}');
  const { status, stdout, stderr } = check([path]);
  expect([status, stdout]).toEqual([1, '']);
  const lines = stderr.trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/config\.json: brokr: expected one of the keys broker, .*; received "brokr"$/);
  expect(lines[1]).toMatch(/: locked: expected true or false; received "yes"$/);
  expect(lines[2]).toMatch(/: links\[0\]\.url: expected an https:.*; received "javascript:1"$/);
});

test('in a Chinese terminal they are Chinese', () => {
  expect(check([file('{"locked":1}')], 'zh_CN.UTF-8').stderr).toMatch(/locked：应为 ?true 或 false；实际是 1\n$/);
});

test('a file that is no JSON is told, with where', () => {
  expect(check([file('{"locked": }')])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(
      /config\.json: the whole file: expected a JSON object; received SyntaxError/,
    ) as unknown,
  });
});

test('a file that is not there, and no file, are told', () => {
  expect(check([join(folder, 'none.json')])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('cannot be read') as unknown,
  });
  for (const args of [[], ['a', 'b'], ['--what']])
    expect(check(args)).toMatchObject({ status: 2, stderr: expect.stringContaining('usage') as unknown });
});

test('--schema prints the schema that stands beside the settings', () => {
  const { status, stdout } = check(['--schema']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync('public/config.schema.json', 'utf8')));
});
