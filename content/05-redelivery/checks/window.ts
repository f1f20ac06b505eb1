// Receive Maximum 2: until the client acknowledges, two PUBLISH packets are on their way to it and no more.
import { delivered, exchange, packetsOf, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

/** How many PUBLISH packets without PUBACK the subscriber had at most, and at the end. */
function open(run: CellRun): { most: number; atEnd: number } {
  let now = 0;
  let most = 0;
  for (const { direction, packet } of packetsOf(run, 'slow')) {
    if (direction === 'to-client' && packet?.type === 'PUBLISH') now += 1;
    if (direction === 'to-broker' && packet?.type === 'PUBACK') now -= 1;
    most = Math.max(most, now);
  }
  return { most, atEnd: now };
}

const always: CellCheck = (run) => {
  const firstPuback = packetsOf(run, 'slow').find(({ packet }) => packet?.type === 'PUBACK');
  const lastPuback = packetsOf(run, 'depot').findLast(({ packet }) => packet?.type === 'PUBACK');
  return {
    'the client states Receive Maximum 2': packetsOf(run, 'slow').some(
      ({ packet }) => packet?.type === 'CONNECT' && packet.properties?.receiveMaximum === 2,
    ),
    'the publisher has its five PUBACKs before':
      firstPuback !== undefined && lastPuback !== undefined && lastPuback.number < firstPuback.number,
    'all five come, in order':
      delivered(run, 'slow').map(text).join() === 'parcel 1,parcel 2,parcel 3,parcel 4,parcel 5',
    'all are acknowledged in the end': open(run).atEnd === 0,
  };
};

const two: CellCheck = (run) => ({
  'two PUBLISH, and the third only after a PUBACK': exchange(packetsOf(run, 'slow')).startsWith(
    '← PUBLISH ← PUBLISH → PUBACK',
  ),
});

export const check: CellCheck = (run) => ({
  ...always(run),
  ...two(run),
  'never more than two are open': open(run).most === 2,
});

export const mosquitto: CellCheck = (run) => ({ ...always(run), ...two(run) });

export const unkind: CellCheck = (run) => ({
  ...always(run),
  'never more than two are open, and now and then only one': open(run).most <= 2,
});
