import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultConfig, firstLevels, readPublicConfig } from '../../src/site/public-config.ts';

const page = 'https://lab.example:8443/book/en/';
const read = (text: string | null) => readPublicConfig(text, page);

describe("the trainer's config", () => {
  it('has defaults when there is no file', () => {
    expect(read(null)).toEqual({ config: defaultConfig, faults: [] });
  });

  it('as delivered is sound and says what the defaults are', () => {
    const delivered = readFileSync(new URL('../../public/config.json', import.meta.url), 'utf8');
    expect(read(delivered)).toEqual({ config: defaultConfig, faults: [] });
    expect(Object.keys(JSON.parse(delivered) as object)).toEqual(['$schema', ...Object.keys(defaultConfig)]);
  });

  it('takes what is given and leaves the rest', () => {
    const given = {
      broker: 'custom',
      custom: 'ws://10.0.0.5:8083/mqtt',
      locked: true,
      public: [],
      namespace: 'school/a',
      class: 'mon-1',
      profile: 'mosquitto',
      language: 'en',
      links: [{ text: 'Course', url: 'https://school.example/mqtt' }],
      solutions: { hiddenUntil: '2026-12-24T10:00:00+01:00' },
      addresses: ['https://s.example/x'],
    };
    const { config, faults } = read(JSON.stringify(given));
    expect(faults).toEqual([]);
    expect(config).toEqual({ ...defaultConfig, offered: ['in-page', 'local', 'custom'], ...given });
    expect(firstLevels(config)).toBe('school/a/mon-1');
  });

  it.each([
    [page, 'wss://lab.example:8443/mqtt'],
    ['http://192.168.1.5:4321/', 'ws://192.168.1.5:4321/mqtt'],
  ])('makes an address of a path, for the page %s', (at, url) => {
    expect(readPublicConfig('{"local":"/mqtt"}', at)).toEqual({ config: { ...defaultConfig, local: url }, faults: [] });
  });

  it.each([
    ['broker', '"everywhere"'],
    ['locked', '"yes"'],
    ['offered', '[]'],
    ['offered[0]', '["moon","in-page","local","public","custom"]'],
    ['local', '"mqtt://localhost:1883"'],
    ['local', '"//elsewhere.test/mqtt"'],
    ['local', '"/\\\\elsewhere.test/mqtt"'],
    ['local', '7'],
    ['custom', '"nowhere"'],
    ['custom', '"ws://a.test:99999/"'],
    ['namespace', '"a/+/b"'],
    ['namespace', '"/a"'],
    ['namespace', '"a/"'],
    ['namespace', '"$SYS"'],
    ['namespace', '""'],
    ['class', '"a/b"'],
    ['class', '"+"'],
    ['language', '"de"'],
    ['profile', '"rabbit"'],
    ['profile', 'true'],
    ['links', '{}'],
    ['links[0].url', '[{"text":"a","url":"javascript:alert(1)"}]'],
    ['links[0].url', '[{"text":"a","url":"//elsewhere.test/"}]'],
    ['links[0].text', '[{"url":"/a"}]'],
    ['solutions', '"2026-12-24"'],
    ['solutions.hiddenUntil', '{"hiddenUntil":"2026-12-24"}'],
    ['solutions.hiddenUntil', '{"hiddenUntil":"2026-13-24T10:00:00Z"}'],
    ['solutions.until', '{"until":"2026-12-24T10:00:00Z"}'],
    ['addresses[0]', '["ftp://a.test/"]'],
    ['brokr', '"local"'],
    ['toString', '1'],
  ])('names %s when it is %s, and uses the default', (place, value) => {
    const key = /^\w+/.exec(place)?.[0] ?? '';
    const { config, faults } = read(`{"${key}": ${value}}`);
    expect(faults.map((fault) => fault.key)).toEqual([place]);
    expect(config).toEqual(defaultConfig);
  });

  it('keeps of a list what is sound: a mistake brings no broker that the trainer has not named', () => {
    const { config, faults } = read('{"public":["wss://user:secret@a.test/","wss://b.test/"]}');
    expect(config.public).toEqual(['wss://b.test/']);
    expect(faults.map(({ key }) => key)).toEqual(['public[0]']);
    expect(read('{"public":"wss://a.test/"}').config.public).toEqual([]);
  });

  it.each([
    ['{"broker":"custom"}', 'custom'],
    ['{"broker":"public","public":[]}', 'public'],
  ])('cannot start with a broker that has no address: %s', (text, key) => {
    const { config, faults } = read(text);
    expect([config.broker, faults.map((fault) => [fault.key, fault.expected])]).toEqual([
      'in-page',
      [[key, 'needs-address']],
    ]);
  });

  it('offers the broker that it starts with, and tells that it was left out', () => {
    const { config, faults } = read('{"broker":"local","offered":["in-page"]}');
    expect([config.broker, config.offered, faults.map(({ key }) => key)]).toEqual([
      'local',
      ['local', 'in-page'],
      ['broker'],
    ]);
  });

  it.each(['', 'null', '[]', '"x"', '{"broker":'])('that is %j has one fault and the defaults', (text) => {
    const { config, faults } = read(text);
    expect([config, faults.map(({ expected }) => expected)]).toEqual([defaultConfig, ['json']]);
  });

  it('may begin with the mark that editors of Windows write', () => {
    expect(read('\uFEFF{"broker":"local"}')).toMatchObject({ config: { broker: 'local' }, faults: [] });
  });
});
