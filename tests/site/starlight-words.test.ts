// What Starlight says is said in both languages: where one is missing it would fall back on the other.
import { expect, test } from 'vitest';
import english from '../../src/content/i18n/en.json' with { type: 'json' };
import chinese from '../../src/content/i18n/zh-CN.json' with { type: 'json' };

test('both languages have the same words of Starlight, each in its own letters', () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  expect(Object.values(chinese).filter((text) => !/[\u4e00-\u9fff]/.test(text))).toEqual([]);
  expect(Object.values(english).filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
});
