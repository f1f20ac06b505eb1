// Which cells run before a cell, because it takes names from them.
import { expect, test } from 'vitest';
import { neededCells } from '../../src/site/needed-cells.ts';

const cell = (id: string, code: string, apart = false) => ({ id, code, apart });
const page = [
  cell('first', "import mqtt from 'mqtt';\nconst levels = [0, 1] as const;"),
  cell('exercise', 'const helper = () => mqtt;', true),
  cell('helpers', 'type T = number;\nasync function helper(): Promise<T> { return mqtt.connect(levels[0]); }'),
  cell('again', 'const levels = [2];'),
  cell('uses', 'await helper();'),
  cell('alone', 'function f(helper: number) { const levels = helper; return levels; }\nconsole.log(f(1));'),
  cell('property', 'console.log({ helper: 1 }.helper);'),
  cell('nearest', 'console.log(levels);'),
  cell('below', 'console.log(later);'),
  cell('later', 'const later = 1;'),
];

test.each([
  ['first', []],
  ['helpers', ['first']],
  // `helper` is called, so what it takes is needed too.
  ['uses', ['first', 'helpers']],
  ['alone', []],
  ['property', []],
  ['nearest', ['again']],
  ['below', []],
  ['exercise', ['first']],
])('%s needs %j', (id, needed) => {
  expect(neededCells(id, page)).toEqual(needed);
});
