import { expect, test } from 'vitest';
import { chapterOf, pageId } from '../../src/site/page-id.ts';

test.each([
  ['04-qos/zh-cn.mdx', 'qos'],
  ['04-qos/en.mdx', 'en/qos'],
  ['00-home/zh-cn.mdx', 'index'],
  ['00-home/en.mdx', 'en'],
  ['01-quick-start/en.mdx', 'en/quick-start'],
])('%s is the page %s', (entry, id) => {
  expect(pageId(entry)).toBe(id);
});

test('a file that is not a chapter is named in the error', () => {
  expect(() => pageId('qos/fr.mdx')).toThrow('content/qos/fr.mdx');
  expect(() => chapterOf('src/x.mdx')).toThrow('src/x.mdx');
});

test("a chapter's folder and language are told from its path", () => {
  expect(chapterOf('content/04-qos/en.mdx')).toEqual({ chapter: '04-qos', language: 'en' });
});
