// What a run has opened ends together, once, whatever happens.
import { expect, test } from 'vitest';
import { CellResources } from '../../../src/kernel/worker/cell-resources.ts';

test('everything ends at dispose, last opened first, once; a throw does not stop the rest', () => {
  const ended: string[] = [];
  const resources = new CellResources();
  resources.add(() => ended.push('first'));
  resources.add(() => {
    ended.push('second');
    throw new Error('no');
  });
  const forget = resources.add(() => ended.push('forgotten'));
  forget();
  resources.dispose();
  resources.dispose();
  expect(ended).toEqual(['second', 'first']);
});

test('what is opened after the end is ended at once', () => {
  const resources = new CellResources();
  resources.dispose();
  let ended = 0;
  resources.add(() => (ended += 1));
  expect(ended).toBe(1);
});
