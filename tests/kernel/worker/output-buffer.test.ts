// Batches of outputs, with the clock in the test's hands.
import { describe, expect, test } from 'vitest';
import { OutputBuffer, type Shown } from '../../../src/kernel/worker/output-buffer.ts';
import type { Output } from '../../../src/kernel/protocol.ts';

function line(text: string): Shown {
  return { kind: 'log', level: 'log', values: [{ type: 'string', text, length: text.length }] };
}

function make(most = 5) {
  const sent: { outputs: Output[]; dropped: number }[] = [];
  const clock = { now: 0, asked: [] as number[] };
  const buffer = new OutputBuffer({
    send: (outputs, dropped) => sent.push({ outputs, dropped }),
    now: () => clock.now,
    flushLater: (milliseconds) => clock.asked.push(milliseconds),
    most,
  });
  return { buffer, sent, clock };
}

describe('OutputBuffer', () => {
  test('the first output asks to leave at once, the next ones wait for the batch', () => {
    const { buffer, sent, clock } = make();
    buffer.push(line('a'));
    expect(clock.asked).toEqual([0]);
    buffer.flush();
    clock.now = 10;
    buffer.push(line('b'));
    buffer.push(line('c'));
    expect(clock.asked).toEqual([0, 40]);
    buffer.flush();
    expect(sent.map(({ outputs }) => outputs.map(({ id }) => id))).toEqual([[1], [2, 3]]);
  });

  test('while a loop keeps the thread, batches leave by themselves', () => {
    const { buffer, sent, clock } = make();
    buffer.push(line('a'));
    buffer.flush();
    buffer.push(line('b'));
    clock.now = 60;
    buffer.push(line('c'));
    expect(sent).toHaveLength(2);
  });

  test('the last ones are kept and the dropped ones counted, by number and by weight', () => {
    const { buffer, sent } = make(3);
    for (const text of 'abcdef') buffer.push(line(text));
    buffer.flush();
    expect(sent.at(-1)?.outputs.map(({ id }) => id)).toEqual([4, 5, 6].slice(-(sent.at(-1)?.outputs.length ?? 0)));
    expect(buffer.dropped).toBe(6 - sent.flatMap(({ outputs }) => outputs).length);
    buffer.push(line('g'), 1_500_000);
    buffer.push(line('h'), 1_500_000);
    buffer.flush();
    expect(sent.at(-1)?.outputs.map(({ id }) => id)).toEqual([8]);
  });

  test('repeats of a line become a count, also when the line has left already', () => {
    const { buffer, sent } = make();
    buffer.push(line('a'), 1, 'a');
    buffer.push(line('a'), 1, 'a');
    buffer.flush();
    buffer.push(line('a'), 1, 'a');
    buffer.push(line('b'), 1, 'b');
    buffer.push(line('a'), 1, 'a');
    buffer.flush();
    expect(
      sent.flatMap(({ outputs }) => outputs).map((output) => [output.id, output.kind === 'log' && output.repeat]),
    ).toEqual([
      [1, 2],
      [1, 3],
      [2, undefined],
      [3, undefined],
    ]);
  });

  test('a replaced output leaves once, as it was last', () => {
    const { buffer, sent } = make();
    const id = buffer.push({ kind: 'display', as: 'text', text: '1' });
    buffer.replace(id, { kind: 'display', as: 'text', text: '2' });
    buffer.flush();
    buffer.replace(id, { kind: 'display', as: 'text', text: '3' });
    buffer.flush();
    expect(sent.map(({ outputs }) => outputs)).toEqual([
      [{ id: 1, kind: 'display', as: 'text', text: '2' }],
      [{ id: 1, kind: 'display', as: 'text', text: '3' }],
    ]);
  });
});
