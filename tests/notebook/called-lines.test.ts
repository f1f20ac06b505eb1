import { expect, test } from 'vitest';
import { CalledLines } from '../../src/notebook/called-lines.ts';
import { countsText } from '../../src/notebook/line-packets.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import { capturedPacket, publish } from '../capture/packets.ts';

const sent = (cell: string, execution: number, line: number): CapturedPacket =>
  capturedPacket(publish, { cause: { by: 'call', cell, execution, line, call: 'publish' } });

const shown = (calls: CalledLines, cell: string) => {
  const { execution, lines } = calls.of(cell).value;
  return [execution, [...lines].map(([line, { counts }]) => `${line}: ${countsText(counts)}`)];
};

test('lines are kept for the present run of each cell', () => {
  const calls = new CalledLines();
  calls.begin('a', 1, 'one\ntwo');
  calls.take([sent('a', 1, 1), sent('a', 1, 2)]);
  calls.begin('b', 2, 'one');
  calls.take([sent('b', 2, 1), sent('a', 1, 2)]);
  expect(shown(calls, 'a')).toEqual([1, ['1: PUBLISH', '2: PUBLISH ×2']]);
  expect(shown(calls, 'b')).toEqual([2, ['1: PUBLISH']]);
  calls.begin('a', 3, 'one\nnew\ntwo');
  calls.take([sent('a', 3, 3)]);
  expect(shown(calls, 'a')).toEqual([3, ['3: PUBLISH']]);
});

test('a call that no run can have made is left out', () => {
  const calls = new CalledLines();
  calls.begin('a', 1, 'one');
  calls.take([sent('a', 9, 1), sent('b', 1, 1), sent('a', 1, 2), sent('a', 1, 0), sent('a', 1, 1)]);
  expect(shown(calls, 'a')).toEqual([1, ['1: PUBLISH']]);
  expect(shown(calls, 'b')).toEqual([0, []]);
});

test('where a line of an earlier run stands now is known as long as its code is kept', () => {
  const calls = new CalledLines();
  calls.begin('a', 1, 'one\ntwo');
  expect(calls.moves(1, 'zero\none\ntwo').get(2)).toBe(3);
  expect(calls.moves(1, 'one\n2').get(2)).toBeUndefined();
  for (let execution = 2; execution <= 501; execution += 1) calls.begin('b', execution, 'x');
  expect(calls.moves(1, 'one\ntwo').size).toBe(0);
  expect(calls.moves(2, 'x').size).toBe(1);
});
