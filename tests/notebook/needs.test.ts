// Run runs first the cells that a cell takes names from, as far as they have not run.
import { expect, test } from 'vitest';
import { newCell } from '../../src/notebook/cell.ts';
import { newNotebook, type NotebookEvent, type NotebookState } from '../../src/notebook/notebook-state.ts';
import { step } from '../../src/notebook/notebook.ts';

const page = (): NotebookState =>
  newNotebook([
    newCell('first', 'chapter', ''),
    { ...newCell('helper', 'chapter', ''), needs: ['first'] },
    { ...newCell('asked', 'chapter', ''), needs: ['first', 'helper'] },
  ]);
const told = (state: NotebookState, ...events: NotebookEvent[]): NotebookState =>
  events.reduce((before, event) => step(before, event, 0).state, state);
const ended = (cell: string, execution: number, status: 'ok' | 'error'): NotebookEvent[] => [
  { type: 'kernel', message: { type: 'started', cell, execution } },
  { type: 'kernel', message: { type: 'finished', cell, execution, status, milliseconds: 1 } },
];
const order = ({ running, queue }: NotebookState) => [running, ...queue];
const run: NotebookEvent = { type: 'run', cell: 'asked' };

test('in page order, and those that have run to their end do not run again', () => {
  const begun = told(page(), run);
  expect(order(begun)).toEqual(['first', 'helper', 'asked']);
  const through = told(begun, ...ended('first', 1, 'ok'), ...ended('helper', 2, 'ok'), ...ended('asked', 3, 'ok'));
  expect(order(told(through, run))).toEqual(['asked']);
});

test('one that failed ends the rest, and runs again the next time', () => {
  const failed = told(page(), run, ...ended('first', 1, 'error'));
  expect(order(failed)).toEqual([null]);
  expect(order(told(failed, run))).toEqual(['first', 'helper', 'asked']);
});

test('a restart takes their names away: they run again', () => {
  const through = told(
    page(),
    run,
    ...ended('first', 1, 'ok'),
    ...ended('helper', 2, 'ok'),
    ...ended('asked', 3, 'ok'),
  );
  expect(order(told(through, { type: 'restart' }, { type: 'restarted' }, run))).toEqual(['first', 'helper', 'asked']);
});

test('one that waits already is not asked twice, and code from a link asks for none', () => {
  expect(order(told(page(), { type: 'run', cell: 'helper' }, run))).toEqual(['first', 'helper', 'asked']);
  const foreign = told(page(), { type: 'foreign', cell: 'asked', code: 'theirs' }, run);
  expect(order(foreign)).toEqual(['asked']);
});

test('Stop takes all of them back', () => {
  expect(order(told(page(), run, { type: 'stop' }))).toEqual(['first']);
});
