// A shared subscription is sent no retained messages; an ordinary one is.
import { delivered, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => ({
  'only the marker comes': delivered(run, 'listener').map(text).join() === 'marker',
  'it comes as a retained message': delivered(run, 'listener').every(({ retain }) => retain),
  'the cell says so': run.lines.includes('received: marker'),
});

export const mosquitto: CellCheck = (run) => ({
  'the retained message reaches the shared subscription':
    delivered(run, 'listener').map(text).join() === 'retained,marker',
  'with RETAIN 1': delivered(run, 'listener').every(({ retain }) => retain),
  'the cell says so': run.lines.includes('received: retained, marker'),
});
