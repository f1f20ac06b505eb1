// The chapter about the trainer's settings tells every key, and its examples can be used.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configKeys, readPublicConfig } from '../../src/site/public-config.ts';

test.each(['zh-cn', 'en'])('the chapter tells every key and no other, in %s', (language) => {
  const text = readFileSync(`content/15-settings/${language}.mdx`, 'utf8');
  expect([...text.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key)).toEqual(configKeys);
  const examples = [...text.matchAll(/```json\n([^]*?)```/g)].map(([, example = '']) => example);
  expect(examples).toHaveLength(1);
  for (const example of examples) expect(readPublicConfig(example, 'https://lab.example/').faults).toEqual([]);
});
