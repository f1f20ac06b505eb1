// What chapters consist of.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { differences } from '../../../content/differences.ts';
import { cellsOf, chapters } from './every-cell.ts';

test.each(chapters)('%s has the same cells in both languages, and a file and a check for each', (chapter) => {
  const cells = cellsOf(chapter, 'en');
  expect(cellsOf(chapter, 'zh-cn')).toEqual(cells);
  const files = (folder: string) => globSync(`content/${chapter}/${folder}/*.ts`).map((file) => basename(file, '.ts'));
  expect(files('cells').sort()).toEqual([...cells].sort());
  expect(files('checks').sort()).toEqual([...cells].sort());
});

test.each(chapters)('%s declares what differs on Mosquitto exactly where its checks differ', async (chapter) => {
  const declared = differences.filter((row) => row.chapter === chapter).map(({ cell }) => cell);
  const different: string[] = [];
  for (const cell of cellsOf(chapter, 'en')) {
    const module = (await import(`../../../content/${chapter}/checks/${cell}.ts`)) as object;
    if ('mosquitto' in module) different.push(cell);
  }
  expect([...new Set(declared)].sort()).toEqual(different.sort());
});
