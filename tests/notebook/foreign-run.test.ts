// What is left of runs after a Stop, of the reader's code and of code from a link.
import { expect, test } from 'vitest';
import { newCell } from '../../src/notebook/cell.ts';
import { codeAround } from '../../src/notebook/foreign-run.ts';
import { freshness } from '../../src/notebook/freshness.ts';
import { newNotebook, type NotebookEvent } from '../../src/notebook/notebook-state.ts';
import { step } from '../../src/notebook/notebook.ts';

const two = ['a', 'b'].map((id) => newCell(id, 'chapter', `code of ${id}`));

function after(...events: NotebookEvent[]) {
  return events.reduce((state, event) => step(state, event, 0).state, newNotebook(two));
}

const ran = (cell: string, execution: number, status: 'ok' | 'interrupted' = 'ok'): NotebookEvent[] => [
  { type: 'run', cell },
  { type: 'kernel', message: { type: 'started', cell, execution } },
  { type: 'kernel', message: { type: 'finished', cell, execution, status, milliseconds: 1 } },
];

test('a stopped run that goes on costs all variables', () => {
  const stopped = [...ran('b', 1), ...ran('a', 2, 'interrupted')];
  expect(freshness(after(...stopped), 'b')).toBe('fresh');
  const state = after(...stopped, { type: 'kernel', message: { type: 'acts-on', cell: 'a', execution: 2 } });
  expect(state).toMatchObject({ running: null, lost: true, kernel: 'ready' });
  expect(freshness(state, 'b')).toBe('lost');
});

test('a stop leaves nothing of what code from a link has run, and all of the reader’s', () => {
  const state = after(
    ...ran('b', 1),
    { type: 'foreign', cell: 'a', code: 'x' },
    ...ran('a', 2),
    { type: 'stop' },
    {
      type: 'stopped',
      how: 'interrupted',
    },
  );
  expect([freshness(state, 'a'), freshness(state, 'b')]).toEqual(['lost', 'fresh']);
});

test('code from a link is given the code of the reader’s and the chapter’s cells, and no other code from links', () => {
  const cells = ['a', 'b', 'c'].map((id) => newCell(id, 'chapter', `code of ${id}`, id === 'a' ? 'edited' : undefined));
  const state = newNotebook(cells.map((cell) => (cell.id === 'a' ? cell : { ...cell, foreign: 'of a link' })));
  expect(codeAround(state, 'b')).toEqual(['edited']);
  expect(codeAround(state, 'a')).toBeNull();
});
