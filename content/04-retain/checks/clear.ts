// An empty retained payload is passed on like any message, removes the retained one, and is not kept itself.
import { delivered, packetsOfType, packetsOf, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const visitor = delivered(run, 'visitor');
  return {
    'the watcher gets both messages, the empty one too':
      delivered(run, 'watcher')
        .map(({ payload }) => payload.length)
        .join() === '4,0',
    'both live, with RETAIN 0': delivered(run, 'watcher').every(({ retain }) => !retain),
    'the visitor subscribes to the door and then to the marker':
      packetsOfType(packetsOf(run, 'visitor'), 'to-broker', 'SUBSCRIBE').length === 2,
    'no message of the door reaches the visitor': visitor.every(({ topic }) => topic.endsWith('/marker')),
    'the marker, retained, is the first to come': visitor[0]?.retain === true && text(visitor[0]) === 'marker',
    'the cell says so': run.lines.includes('first to reach a new subscriber: marker'),
  };
};
