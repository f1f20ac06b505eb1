// The handout that the book grew out of has one page of its own. A reader of the chapters has never met it.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const own = 'content/12-handout/';
const spoken = (text: string): boolean => /\bhandout|讲义/i.test(text);

test('its own page speaks of it, in both languages', () => {
  expect(['en', 'zh-cn'].filter((language) => spoken(readFileSync(`${own}${language}.mdx`, 'utf8')))).toHaveLength(2);
});

test('no other page does, nor any exercise, nor a file to download', () => {
  const files = [...globSync('content/**/*.{mdx,ts}'), ...globSync('public/downloads/*')];
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !file.startsWith(own) && spoken(readFileSync(file, 'utf8')))).toEqual([]);
});
