import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  maximumCode,
  readShareFragment,
  shareFragment,
  shareLink,
  type ShareLinkProblem,
} from '../../src/notebook/share-link.ts';

const problem = (fragment: string): Promise<ShareLinkProblem | 'none'> =>
  readShareFragment(fragment).then(
    () => 'none' as const,
    (error: unknown) => (error as { code: ShareLinkProblem }).code,
  );
const packed = (content: string | Uint8Array) => {
  const text = deflateSync(content).toString('base64url');
  return `${text.length}.${text}`;
};

describe('a link', () => {
  test('gives back the code that it was made from', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (code) => {
        const wellFormed = code.toWellFormed();
        expect(await readShareFragment(await shareFragment({ cell: 'first-message', code: wellFormed }))).toEqual({
          cell: 'first-message',
          code: wellFormed,
        });
      }),
      { numRuns: 50 },
    );
  });

  test('changes only the fragment of the page', async () => {
    const link = await shareLink({ cell: 'a', code: '1' }, 'https://lab.example/en/qos/?x#old');
    expect(link).toMatch(/^https:\/\/lab\.example\/en\/qos\/\?x#code=1\.a\.\d+\.[\w-]+$/);
  });

  test('is refused when the code does not fit', async () => {
    const noise = Array.from({ length: 30_000 }, (_, place) => ((place * 2654435761) >>> 7).toString(36)).join('');
    expect(await shareLink({ cell: 'a', code: noise }, 'https://lab.example/')).toBeNull();
  });
});

describe('a link from elsewhere', () => {
  test('that is cut off says so, wherever it was cut', async () => {
    const whole = await shareFragment({ cell: 'first-message', code: 'console.log("hello")\n'.repeat(20) });
    expect(await problem(whole.slice(0, -6))).toBe('truncated');
    expect(await problem('#code=1.first-message')).toBe('truncated');
    expect(await problem('#code=1')).toBe('truncated');
    for (let length = '#code='.length; length < whole.length; length += 1)
      expect(await problem(whole.slice(0, length))).not.toBe('none');
  });

  test.each<[string, string, ShareLinkProblem]>([
    ['letters that no link has', '#code=1.a.4.!!!!', 'damaged'],
    ['bytes that are not packed', `#code=1.a.7.${Buffer.from('hello').toString('base64url')}`, 'damaged'],
    ['bytes that are not UTF-8', `#code=1.a.${packed(new Uint8Array([0xff, 0xfe]))}`, 'damaged'],
    ['markup for a name', `#code=1.<img>.${packed('1')}`, 'damaged'],
    ['a name that climbs', `#code=1.../../x.${packed('1')}`, 'damaged'],
    ['a version to come', `#code=2.a.${packed('1')}`, 'version'],
    ['no version', '#code=', 'damaged'],
    ['a fragment of another kind', '#section', 'damaged'],
    ['more than it says', '#code=1.a.2.AAAA', 'damaged'],
    ['a bomb', `#code=1.a.${packed('x'.repeat(maximumCode * 100))}`, 'too-long'],
    ['a very long link', `#code=1.a.${'A'.repeat(20_000)}`, 'too-long'],
  ])('with %s is refused', async (_what, fragment, expected) => {
    expect(await problem(fragment)).toBe(expected);
  });

  test('with one changed letter never opens as something else', async () => {
    const code = 'client.publish("t", "x")';
    const whole = await shareFragment({ cell: 'a', code });
    for (let place = whole.lastIndexOf('.') + 1; place < whole.length; place += 1) {
      const letter = whole[place] === 'A' ? 'B' : 'A';
      const opened = await readShareFragment(whole.slice(0, place) + letter + whole.slice(place + 1)).catch(() => null);
      if (opened) expect(opened.code).toBe(code);
    }
  });
});
