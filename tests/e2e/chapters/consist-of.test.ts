// What chapters consist of.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differences } from '../../../content/differences.ts';
import { cellsOf, chapters } from './cells.ts';

test.each(chapters)('%s has the same cells in both languages, and a file and a check for each', (chapter) => {
  const cells = cellsOf(chapter, 'en');
  expect(cellsOf(chapter, 'zh-cn')).toEqual(cells);
  const files = (folder: string) => globSync(`content/${chapter}/${folder}/*.ts`).map((file) => basename(file, '.ts'));
  expect(files('cells').sort()).toEqual([...cells].sort());
  expect(files('checks').sort()).toEqual([...cells].sort());
});

describe.each(['mosquitto', 'strict', 'unkind'] as const)('what differs on %s', (broker) => {
  test.each(chapters)('is declared in %s exactly where its checks differ', async (chapter) => {
    const declared = differences.filter((row) => row.broker === broker && row.chapter === chapter);
    const different: string[] = [];
    for (const cell of cellsOf(chapter, 'en')) {
      const module = (await import(`../../../content/${chapter}/checks/${cell}.ts`)) as object;
      if (broker in module) different.push(cell);
    }
    expect([...new Set(declared.map(({ cell }) => cell))].sort()).toEqual(different.sort());
  });
});

test('every row about a cell names one that there is', () => {
  const strange = differences.filter(
    ({ chapter, cell }) => chapter !== null && (cell === null || !cellsOf(chapter, 'en').includes(cell)),
  );
  expect(strange).toEqual([]);
});

test('every row says in which version, how we know, and the same in both languages', () => {
  const strange = differences.filter(
    ({ version, source, what }) =>
      !/^(?:[<≤] )?\d[\d.]*(?:–\d[\d.]*)?$/.test(version) ||
      !/^(?:https:\/\/[\w.-]+\/\S*|observed, [A-Z]\w+ [\d.]+|tested)$/.test(source) ||
      what.en === '' ||
      !/\p{Script=Han}/u.test(what['zh-cn']),
  );
  expect(strange).toEqual([]);
});
