import { expect, test } from 'vitest';
import type { Output } from '../../../src/kernel/protocol.ts';
import { addOutputs, droppedCount, keptOutputs, noOutputs } from '../../../src/notebook/outputs/kept-outputs.ts';

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
