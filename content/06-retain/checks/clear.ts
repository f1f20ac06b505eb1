// An empty retained payload is passed on like any message, removes the retained one, and is not kept itself.
import { delivered, packetsOfType, packetsOf, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const kept = delivered(run, 'visitor').filter(({ retain }) => retain);
  return {
    'the watcher gets both messages, the empty one too': delivered(run, 'watcher')
      .map(({ payload }) => payload.length)
      .join()
      .startsWith('4,0'),
    'both live, with RETAIN 0': delivered(run, 'watcher').every(({ retain }) => !retain),
    'the visitor subscribes twice: to the empty slot, and to the full one':
      packetsOfType(packetsOf(run, 'visitor'), 'to-broker', 'SUBSCRIBE').length === 2,
    'the marker is the only one that comes from the slot': kept.map(text).join() === 'marker',
    'the cell says so': run.lines.includes('from the slot: marker'),
  };
};
