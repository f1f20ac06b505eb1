// What chapters consist of.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differences } from '../../../content/differences.ts';
import type { Text } from '../../../src/exercises/exercise.ts';
import { asks, sightKeys, sightPanes } from '../../../src/site/show/sight.ts';
import { cellsOf, chapters } from './cells.ts';
import { exerciseOf, exercisesOf } from './exercises.ts';
import { showsOf } from './shows.ts';

test.each(chapters)('%s has the same cells in both languages, and a file and a check for each', (chapter) => {
  const cells = cellsOf(chapter, 'en');
  expect(cellsOf(chapter, 'zh-cn')).toEqual(cells);
  const files = (folder: string) => globSync(`content/${chapter}/${folder}/*.ts`).map((file) => basename(file, '.ts'));
  expect(files('cells').sort()).toEqual([...cells].sort());
  expect(files('checks').sort()).toEqual([...cells].sort());
});

test.each(chapters)(
  '%s asks the same in both languages, and each exercise has its code and its mistakes',
  async (chapter) => {
    const names = exercisesOf(chapter, 'en');
    expect(exercisesOf(chapter, 'zh-cn')).toEqual(names);
    const files = globSync(`content/${chapter}/exercises/*.ts`).map((file) => basename(file, '.ts'));
    expect([...new Set(files.map((file) => file.split('.')[0]))].sort()).toEqual([...names].sort());
    for (const name of names) {
      const exercise = await exerciseOf(chapter, name);
      const parts = files.filter((file) => file.startsWith(`${name}.`)).map((file) => file.slice(name.length + 1));
      if (exercise.kind === 'predict') {
        expect(parts, name).toEqual([]);
        expect(exercise.wrong.length, `wrong answers of ${name}`).toBeGreaterThanOrEqual(2);
      } else {
        expect(parts, name).toEqual(expect.arrayContaining(['start', 'solution']));
        expect(parts.filter((part) => part.startsWith('wrong-')).length, `mistakes in ${name}`).toBeGreaterThanOrEqual(
          2,
        );
      }
    }
  },
);

test.each(chapters.filter((chapter) => cellsOf(chapter, 'en').length > 1))(
  '%s has three exercises or more, and not all to be answered before a run',
  async (chapter) => {
    const names = exercisesOf(chapter, 'en');
    const kinds = await Promise.all(names.map(async (name) => (await exerciseOf(chapter, name)).kind));
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(new Set(kinds).size).toBeGreaterThan(1);
  },
);

test.each(chapters)('%s shows the same in the wire panel in both languages', (chapter) => {
  const shown = (language: string) => showsOf(chapter, language).map(({ attributes }) => JSON.stringify(attributes));
  expect(shown('zh-cn').sort()).toEqual(shown('en').sort());
  // Only a page whose cells have something to show leads there.
  if (cellsOf(chapter, 'en').length > 0) expect(shown('en').length).toBeGreaterThanOrEqual(5);
});

test('the book leads to every tool of the panel', () => {
  const all = chapters.flatMap((chapter) => showsOf(chapter, 'en').map(({ attributes }) => attributes));
  for (const pane of sightPanes) expect(all.map(paneOf)).toContain(pane);
  for (const ask of asks) expect(all.map((one) => one['ask'])).toContain(ask);
  for (const key of sightKeys) if (key !== 'moment') expect(all.some((one) => key in one)).toBe(true);
});

const paneOf = ({ pane, fault }: Record<string, string>) => pane ?? (fault === undefined ? 'packets' : 'faults');

test.each(chapters)('every text of an exercise of %s stands in both languages', async (chapter) => {
  for (const name of exercisesOf(chapter, 'en')) {
    const texts: Text[] = [];
    JSON.stringify(await exerciseOf(chapter, name), (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'zh-cn' in value) texts.push(value as Text);
      return value;
    });
    expect(texts.length).toBeGreaterThan(3);
    for (const { en } of texts) expect(en, name).not.toMatch(/\p{Script=Han}/u);
    for (const text of texts) expect(text['zh-cn'].split('`').length % 2, text['zh-cn']).toBe(1);
  }
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
