import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultConfig, readPublicConfig } from '../../src/site/public-config.ts';

describe("the trainer's config", () => {
  it('has defaults when there is no file', () => {
    expect(readPublicConfig(null)).toEqual({ config: defaultConfig, faults: [] });
  });

  it('as delivered is sound and says what the defaults are', () => {
    const delivered = readFileSync(new URL('../../public/config.json', import.meta.url), 'utf8');
    expect(readPublicConfig(delivered)).toEqual({ config: defaultConfig, faults: [] });
  });

  it('takes what is given and leaves the rest', () => {
    const { config, faults } = readPublicConfig(
      '{"broker":"custom","custom":"ws://10.0.0.5:8083/mqtt","namespace":"class/a","profile":"mosquitto"}',
    );
    expect(faults).toEqual([]);
    expect(config).toEqual({
      ...defaultConfig,
      broker: 'custom',
      custom: 'ws://10.0.0.5:8083/mqtt',
      namespace: 'class/a',
      profile: 'mosquitto',
    });
  });

  it.each([
    ['broker', '"everywhere"'],
    ['local', '"mqtt://localhost:1883"'],
    ['local', '7'],
    ['public', '[]'],
    ['public', '"wss://a.test/"'],
    ['public', '["wss://user:secret@a.test/"]'],
    ['custom', '"nowhere"'],
    ['namespace', '"a/+/b"'],
    ['namespace', '"/a"'],
    ['namespace', '"a/"'],
    ['namespace', '"$SYS"'],
    ['namespace', '""'],
    ['profile', '"rabbit"'],
    ['profile', 'true'],
    ['brokr', '"local"'],
  ])('names the key %s when it is %s, and uses the default', (key, value) => {
    const { config, faults } = readPublicConfig(`{"${key}": ${value}}`);
    expect(faults.map((fault) => fault.key)).toEqual([key]);
    expect(faults[0]?.expected).not.toBe('');
    expect(config).toEqual(defaultConfig);
  });

  it('cannot start with another address that is not given', () => {
    const { config, faults } = readPublicConfig('{"broker":"custom"}');
    expect([config.broker, faults.map(({ key }) => key)]).toEqual(['in-page', ['custom']]);
  });

  it.each(['', 'null', '[]', '"x"', '{"broker":'])('that is %j has one fault and the defaults', (text) => {
    const { config, faults } = readPublicConfig(text);
    expect([config, faults.length]).toEqual([defaultConfig, 1]);
  });
});
