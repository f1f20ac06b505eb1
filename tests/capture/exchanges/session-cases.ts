// What answers what over several connections of a client, and where its session begins anew. In either direction.
import type { ExchangeCase } from './exchange-script.ts';

export const sessionCases: readonly ExchangeCase[] = [
  {
    name: 'an acknowledgement that comes over a later connection without a redelivery answers the first PUBLISH',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/2 < PUBREC 1', 1, 1],
      ['anna/2 > PUBREL 1', 1, 2],
    ],
    complete: [],
  },
  {
    name: 'a takeover goes on with the session, and what was under way on the old connection answers there',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/2 > CONNECT', 2],
      ['anna/2 < CONNACK resumed', 2, 2],
      ['anna/2 > PUBLISH 1 dup', 1],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/2 < PUBACK 1', 1, 4],
    ],
    complete: [1, 2],
  },
  {
    name: 'a takeover with a clean start keeps the answers of the old connection from the new one’s messages',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/2 > CONNECT clean', 2],
      ['anna/2 > PUBLISH 1', 3],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/2 < CONNACK', 2, 2],
      ['anna/2 < PUBACK 1', 3, 3],
    ],
    complete: [1, 2, 3],
  },
  {
    name: 'a clean start ends what was under way, and a redelivery behind it begins anew',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/2 > CONNECT clean', 2],
      ['anna/2 < CONNACK', 2, 2],
      ['anna/2 > PUBLISH 1 dup', 4],
      ['anna/2 < PUBACK 1', 4, 4],
    ],
    complete: [2, 4],
  },
  {
    name: 'a session that is not present ends what was under way',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBREC 1', 1, 1],
      ['anna/2 > CONNECT', 3],
      ['anna/2 < CONNACK', 3, 3],
      ['anna/2 > PUBLISH2 1 dup', 5],
      ['anna/2 < PUBREC 1', 5, 5],
    ],
    complete: [3],
  },
  {
    name: 'what is sent before CONNACK belongs to the session that CONNACK tells of',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/2 > CONNECT', 2],
      ['anna/2 > PUBLISH 2', 3],
      ['anna/2 < CONNACK', 2, 2],
      ['anna/2 < PUBACK 1'],
      ['anna/2 < PUBACK 2', 3, 3],
    ],
    complete: [2, 3],
  },
  {
    name: 'a CONNECT that is refused, or lost, ends nothing',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/2 > CONNECT', 2],
      ['anna/2 < CONNACK refused', 2, 2],
      ['anna/3 > CONNECT clean cut', 4],
      ['anna/4 > CONNECT', 5],
      ['anna/4 < CONNACK resumed', 5, 5],
      ['anna/4 > PUBLISH 1 dup', 1],
    ],
    complete: [2, 5],
  },
  {
    name: 'a client that gets its name from the broker keeps what it sent without one',
    lines: [
      ['-/1 > CONNECT clean unnamed', 1],
      ['-/1 > PUBLISH 1', 2],
      ['given/1 < CONNACK', 1, 1],
      ['given/1 < PUBACK 1', 2, 2],
      ['given/1 > PUBLISH 2', 5],
      ['given/2 > CONNECT', 6],
      ['given/2 < CONNACK resumed', 6, 6],
      ['given/2 > PUBLISH 2 dup', 5],
    ],
    complete: [1, 2, 6],
    only5: true,
  },
];
