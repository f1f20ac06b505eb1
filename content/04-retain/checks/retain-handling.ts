// Retain Handling 0 sends at every SUBSCRIBE, 1 at a new subscription only, 2 never. Who has unsubscribed is sent nothing when the
// topics are cleared, whichever connection the broker reads first.
import { delivered, packetsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const claims: Record<string, boolean> = {};
  const expected = ['version,marker,version,marker', 'version,marker,marker', 'marker,marker'];
  for (const [rh, sequence] of expected.entries()) {
    const client = `rh${rh}`;
    const asked = packetsOfType(packetsOf(run, client), 'to-broker', 'SUBSCRIBE').flatMap(
      ({ subscriptions }) => subscriptions,
    );
    claims[`Retain Handling ${rh}: four SUBSCRIBE packets, two with this option`] =
      asked.length === 4 &&
      asked.filter(({ filter, retainHandling }) => filter.endsWith('/version') && retainHandling === rh).length === 2;
    claims[`Retain Handling ${rh}: ${sequence}`] =
      delivered(run, client)
        .map(({ topic }) => topic.split('/').at(-1))
        .join() === sequence;
  }
  claims['each has unsubscribed before it left'] = expected.every(
    (_, rh) => packetsOfType(packetsOf(run, `rh${rh}`), 'to-client', 'UNSUBACK').length === 1,
  );
  claims['all of them with RETAIN 1'] = delivered(run).every(({ retain }) => retain);
  return claims;
};

/** Its marker has a topic of its own, so a late message may miss the end of the cell: none can come too often. */
export const unkind: CellCheck = (run) =>
  Object.fromEntries(
    [2, 1, 0].map((most, rh) => [
      `Retain Handling ${rh}: at most ${most} times`,
      delivered(run, `rh${rh}`).filter(({ topic }) => topic.endsWith('/version')).length <= most,
    ]),
  );
