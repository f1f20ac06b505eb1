import { expect, test } from 'vitest';
import { lineMoves } from '../../src/notebook/line-moves.ts';
import { addCalls, callsByCell, countsText, noLines } from '../../src/notebook/line-packets.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import { connect, capturedPacket, publish } from '../capture/packets.ts';

const sent = (
  number: number,
  line: number,
  execution = 1,
  cell = 'hello',
  changes: Partial<CapturedPacket> = {},
): CapturedPacket =>
  capturedPacket(publish, { number, cause: { by: 'call', cell, execution, line, call: 'publish' }, ...changes });

const shown = ({ execution, lines }: ReturnType<typeof addCalls>) => [
  execution,
  [...lines].map(([line, { first, counts }]) => [line, first, countsText(counts)]),
];

test('packets are counted by line and type, also over several batches', () => {
  const connecting = capturedPacket(connect, {
    number: 1,
    cause: { by: 'call', cell: 'hello', execution: 1, line: 2, call: 'connect' },
  });
  const once = addCalls(noLines, [connecting, sent(2, 2), sent(3, 5)]);
  expect(shown(addCalls(once, [sent(4, 5), sent(5, 2)]))).toEqual([
    1,
    [
      [2, 1, 'CONNECT, PUBLISH ×2'],
      [5, 3, 'PUBLISH ×2'],
    ],
  ]);
  expect(shown(once)).toEqual([
    1,
    [
      [2, 1, 'CONNECT, PUBLISH'],
      [5, 3, 'PUBLISH'],
    ],
  ]);
});

test('a later run takes the place of the one before, whose late packets count no more', () => {
  const second = addCalls(addCalls(noLines, [sent(1, 2, 1)]), [sent(2, 3, 2), sent(3, 2, 1)]);
  expect(shown(second)).toEqual([2, [[3, 2, 'PUBLISH']]]);
});

test('a packet is that of the cell whose line called, whoever opened the connection', () => {
  const library: CapturedPacket = capturedPacket(publish, { number: 3, cause: { by: 'library', why: 'redelivery' } });
  const copy = sent(4, 2, 1, 'hello', { fault: { kind: 'duplicate', of: 1, rule: 1 } });
  const cells = callsByCell([
    sent(1, 2),
    sent(2, 9, 1, 'later'),
    library,
    copy,
    capturedPacket(publish, { number: 5 }),
  ]);
  expect([...cells].map(([cell, packets]) => [cell, packets.map(({ number }) => number)])).toEqual([
    ['hello', [1]],
    ['later', [2]],
  ]);
});

test('lines are found where they have moved to, and a changed line nowhere', () => {
  expect([...lineMoves('a\nb\nc', 'a\nb\nc')]).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect([...lineMoves('a\nb\nc', 'new\na\nB\nc')]).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect([...lineMoves('a', '')]).toEqual([]);
});

test('a packet that comes again with another number is counted once, and found by it', () => {
  const lines = addCalls(addCalls(noLines, [sent(1, 2), sent(2, 2)]), [sent(3, 2, 1, 'hello', { instead: 1 })]);
  expect(shown(lines)).toEqual([1, [[2, 3, 'PUBLISH ×2']]]);
});
