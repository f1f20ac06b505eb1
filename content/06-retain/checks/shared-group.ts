// A shared subscription is sent no retained messages; an ordinary one is.
import { delivered, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const kept = (run: CellRun) =>
  delivered(run, 'listener')
    .filter(({ retain }) => retain)
    .map(text)
    .join();

export const check: CellCheck = (run) => ({
  'only the marker comes from the slot': kept(run) === 'marker',
  'the cell says so': run.lines.includes('from the slot: marker'),
});

export const mosquitto: CellCheck = (run) => ({
  'the retained message reaches the shared subscription': kept(run) === 'retained,marker',
  'the cell says so': run.lines.includes('from the slot: retained, marker'),
});
