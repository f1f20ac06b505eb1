// Links that lead out of the book lead to the place that they name, today and after the next release over there.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { statements } from '../../conformance/manifest.ts';
import { externalLinks, linkFault } from './external-links.ts';

const files = [...globSync('content/*/{zh-cn,en}.mdx'), ...globSync('content/differences/*.ts')].sort();
const languageOf = (file: string) => (file.endsWith('.ts') ? null : file.endsWith('en.mdx') ? 'en' : 'zh');

test('every external link of the book has the form of one that lasts', () => {
  const faults = files.flatMap((file) =>
    externalLinks(readFileSync(file, 'utf8')).flatMap((link) => {
      const fault = linkFault(link, languageOf(file));
      return fault === null ? [] : [`${file}:${link.line}: ${link.url} ${fault}`];
    }),
  );
  expect(faults).toEqual([]);
  expect(files.flatMap((file) => externalLinks(readFileSync(file, 'utf8'))).length).toBeGreaterThan(100);
});

test.each(globSync('content/*/en.mdx').sort())('%s links to what its translation links to', (english) => {
  const targets = (file: string) =>
    externalLinks(readFileSync(file, 'utf8'))
      .map(({ url }) => url.replace(/(?<=emqx\.com\/)zh(?=\/)/, 'en').replace('mqttx.app/zh/', 'mqttx.app/'))
      .sort();
  expect(targets(english.replace('en.mdx', 'zh-cn.mdx'))).toEqual(targets(english));
});

test('every statement of the standard that a chapter names is one', () => {
  const known = new Set(statements.map(({ id }) => id));
  const unknown = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/MQTT(?:311|5)-[\d.]+-\d+/g)]
      .filter(([id]) => !known.has(id))
      .map(([id]) => `${file}: ${id}`),
  );
  expect(unknown).toEqual([]);
});

const v5 = 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html';

describe('refuses', () => {
  test.each([
    ['a', 'http://mosquitto.org/man/'],
    ['a', 'https://docs.emqx.com/en/emqx/latest/configuration/mqtt.html'],
    ['a', 'https://docs.emqx.com/en/emqx/v5.7/configuration/mqtt.html'],
    ['a', 'https://docs.emqx.com/'],
    ['a', 'https://docs.emqx.com/zh/emqx/v5.8/configuration/mqtt.html'],
    ['4.4', v5],
    ['4.4', `${v5}#_Toc398718037`],
    ['4.4 Message delivery retry', `${v5}#_Toc3901237`],
    ['5.0, 4.1', `${v5}#_Toc3901250`],
    ['a', 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Toc3901250'],
    ['a', 'https://github.com/emqx/emqx/blob/master/changes/v5.8.5.en.md'],
    ['a', 'https://example.org/?utm_source=book'],
    ['a', 'https://'],
  ])('[%s](%s)', (text, url) => {
    expect(linkFault({ text, url }, 'en')).not.toBeNull();
  });
});

test('finds the links of prose and of rows, with their lines', () => {
  const text = "One\n[two](https://a.org/x) and [here](../qos/)\nsource:\n  'https://b.org/'";
  expect(externalLinks(text)).toEqual([
    { line: 2, text: 'two', url: 'https://a.org/x' },
    { line: 3, text: '', url: 'https://b.org/' },
  ]);
});
