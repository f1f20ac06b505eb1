// How a run judges a prediction and a task.
import { describe, expect, test } from 'vitest';
import { predict, write, type Answer, type JudgedRun, type Text } from '../../src/exercises/exercise.ts';
import { isSame, judge } from '../../src/exercises/judge.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';

const says = (en: string): Text => ({ 'zh-cn': `中：${en}`, en });
const packet = { number: 7 } as CapturedPacket;
const run = (count: number): JudgedRun => ({ packets: Array.from({ length: count }, () => packet), outputs: [] });

const counts = predict<number>({
  cell: 'cell',
  ask: says('How many?'),
  question: { form: 'number' },
  truth: ({ packets }) => (packets.length === 0 ? null : packets.length),
  proof: ({ packets }) => packets[0] && { packet: packets[0], pane: 'diagram' },
  wrong: [
    { given: 1, say: says('not one') },
    { given: 9, alike: (given, truth) => given > truth, say: says('too many') },
  ],
  hints: [],
});

describe('a prediction', () => {
  test('that agrees with the packets is right, and the packet that decides is named', () => {
    expect(judge(counts, 3, run(3))).toEqual({
      kind: 'prediction',
      right: true,
      given: 3,
      truth: 3,
      why: null,
      show: { packet: 7, pane: 'diagram' },
    });
  });
  test('that is wrong is met by which wrong answer it is', () => {
    expect(judge(counts, 1, run(3))).toMatchObject({ right: false, why: says('not one') });
    expect(judge(counts, 4, run(3))).toMatchObject({ right: false, why: says('too many') });
    expect(judge(counts, 2, run(3))).toMatchObject({ right: false, why: null });
  });
  test('is not judged by a run that does not tell', () => {
    expect(judge(counts, 1, run(0))).toEqual({ kind: 'untold' });
    expect(judge(counts, null, run(3))).toEqual({ kind: 'untold' });
  });
});

describe('a task', () => {
  const task = write({
    ask: says('Send two.'),
    claims: [
      {
        says: says('two'),
        judge: ({ packets }) => ({ holds: packets.length === 2, seen: says(String(packets.length)) }),
      },
      {
        says: says('some'),
        judge: ({ packets }) => ({ holds: packets.length > 0, seen: says('some'), proof: { packet } }),
      },
    ],
    mistakes: [{ made: ({ packets }) => packets.length > 2, say: says('more than asked') }],
    hints: [],
  });
  test('is right when all its claims hold', () => {
    expect(judge(task, null, run(2))).toMatchObject({ right: true, why: null });
  });
  test('tells of each claim what was seen, and names the mistake', () => {
    expect(judge(task, null, run(3))).toEqual({
      kind: 'task',
      right: false,
      why: says('more than asked'),
      claims: [
        { says: says('two'), holds: false, seen: says('3'), show: null },
        { says: says('some'), holds: true, seen: says('some'), show: { packet: 7, pane: 'packets' } },
      ],
    });
  });
});

test.each<[Answer, Answer, boolean]>([
  [1, 1, true],
  [1, '1', false],
  ['a', 'b', false],
  [['a', 'b'], ['a', 'b'], true],
  [['a', 'b'], ['b', 'a'], false],
  [['a'], ['a', 'b'], false],
  [{ x: '1', y: '2' }, { y: '2', x: '1' }, true],
  [{ x: '1' }, { x: '2' }, false],
])('%j and %j are the same answer: %s', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});
