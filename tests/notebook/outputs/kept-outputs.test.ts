import { expect, test } from 'vitest';
import { newCell } from '../../../src/notebook/cell.ts';
import { newNotebook, type NotebookState } from '../../../src/notebook/notebook-state.ts';
import type { Output } from '../../../src/kernel/protocol.ts';
import { addOutputs, droppedCount, keptOutputs, noOutputs } from '../../../src/notebook/outputs/kept-outputs.ts';
import { heaviestOutputs, withinWeight } from '../../../src/notebook/outputs/page-outputs.ts';

const log = (id: number): Output => ({ id, kind: 'log', level: 'log', values: [] });
const text = (id: number, shown: string): Output => ({ id, kind: 'display', as: 'text', text: shown });
const logs = (from: number, count: number) => Array.from({ length: count }, (_, place) => log(from + place));

test('an output with the id of an earlier one takes its place', () => {
  const first = addOutputs(noOutputs, [text(1, 'a'), log(2)], 0);
  expect(addOutputs(first, [text(1, 'b')], 0).items).toEqual([text(1, 'b'), log(2)]);
});

test('the last 2,000 are kept and the number of the others is told', () => {
  let kept = noOutputs;
  for (let from = 1; from <= 100_000; from += 1000) kept = addOutputs(kept, logs(from, 1000), 0);
  expect(kept.items.length).toBe(keptOutputs);
  expect(kept.items[0]).toEqual(log(98_001));
  expect(droppedCount(kept)).toBe(98_000);
});

test('what the kernel has dropped is counted too, once', () => {
  const kept = addOutputs(addOutputs(noOutputs, [log(1)], 500), [log(2)], 700);
  expect(droppedCount(kept)).toBe(700);
});

test('a display stays in its place while log lines stream past, and can still be updated', () => {
  let kept = addOutputs(noOutputs, [text(1, 'chart')], 0);
  kept = addOutputs(kept, logs(2, 10_000), 0);
  kept = addOutputs(kept, [text(1, 'newer chart')], 0);
  expect(kept.items[0]).toEqual(text(1, 'newer chart'));
  expect(kept.items.length).toBe(keptOutputs);
});

test('displays alone are bounded as well', () => {
  const many = Array.from({ length: 5000 }, (_, id) => text(id, 'x'));
  expect(addOutputs(noOutputs, many, 0).items.length).toBe(keptOutputs);
});

const image = (id: number, size: number): Output => ({
  id,
  kind: 'display',
  as: 'image',
  mime: 'image/png',
  bytes: new Uint8Array(size),
});

function page(...runs: Output[][]): NotebookState {
  const cells = runs.map((outputs, place) => ({
    ...newCell(`cell-${place}`, 'chapter', ''),
    execution: runs.length - place,
    outputs: addOutputs(noOutputs, outputs, 0),
  }));
  return newNotebook(cells);
}

const ids = ({ cells }: NotebookState) => Object.values(cells).map(({ outputs }) => outputs.items.map(({ id }) => id));

test('what the outputs of a page weigh is bounded: those of the oldest run make room, the oldest first, and are counted', () => {
  const before = page([image(1, 1e5), image(2, 1e5)], [image(3, 1e5), log(4), image(5, 1e5)], [image(6, 1e5)]);
  const after = withinWeight(before, 320_000);
  expect(ids(after)).toEqual([[1, 2], [4, 5], []]);
  expect(Object.values(after.cells).map(({ outputs }) => droppedCount(outputs))).toEqual([0, 1, 1]);
  expect(withinWeight(after, 320_000)).toBe(after);
});

test('a hundred and fifty images of eight megabytes are those that fit', () => {
  let kept = page([]);
  const bytes = new Uint8Array(8 * 1024 * 1024);
  for (let id = 1; id <= 150; id += 1) {
    const cell = kept.cells['cell-0'];
    if (cell === undefined) throw new Error('the page has no cell');
    const one: Output = { id, kind: 'display', as: 'image', mime: 'image/png', bytes };
    const cells = { 'cell-0': { ...cell, outputs: addOutputs(cell.outputs, [one], 0) } };
    kept = withinWeight({ ...kept, cells });
  }
  const outputs = kept.cells['cell-0']?.outputs ?? noOutputs;
  expect(outputs.items.map(({ id }) => id).at(-1)).toBe(150);
  expect(outputs.items.length).toBe(Math.floor(heaviestOutputs / bytes.length));
  expect(droppedCount(outputs)).toBe(150 - outputs.items.length);
});

test.each([
  ['texts', text(1, 'x'.repeat(400))],
  [
    'buffers in values',
    { id: 1, kind: 'result', value: { type: 'bytes', name: 'b', bytes: new Uint8Array(800), length: 1 } },
  ],
  [
    'many small parts',
    { id: 1, kind: 'display', as: 'table', columns: [], rows: Array.from({ length: 10 }, () => []), moreRows: 0 },
  ],
] satisfies [string, Output][])('%s weigh too, and an output that is updated weighs once', (_name, heavy) => {
  const kept = addOutputs(addOutputs(noOutputs, [heavy], 0), [heavy], 0);
  expect(kept.weight).toBeGreaterThan(500);
  expect(kept.weight).toBe(addOutputs(noOutputs, [heavy], 0).weight);
  expect(addOutputs(kept, [log(1)], 0).weight).toBe(addOutputs(noOutputs, [log(1)], 0).weight);
});
