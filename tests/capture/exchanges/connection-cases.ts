// What answers what of that which belongs to a connection: one side alone may ask for it.
import type { ExchangeCase } from './exchange-script.ts';

export const connectionCases: readonly ExchangeCase[] = [
  {
    name: 'CONNACK answers the CONNECT of its connection',
    lines: [
      ['anna/1 > CONNECT', 1],
      ['bert/2 > CONNECT', 2],
      ['bert/2 < CONNACK', 2, 2],
      ['anna/1 < CONNACK', 1, 1],
    ],
    complete: [1, 2],
  },
  {
    name: 'with AUTH in between, each answers the one before',
    lines: [
      ['anna/1 > CONNECT', 1],
      ['anna/1 < AUTH', 1, 1],
      ['anna/1 > AUTH', 1, 2],
      ['anna/1 < CONNACK', 1, 3],
    ],
    complete: [1],
    only5: true,
  },
  {
    name: 'an authentication that is repeated is an exchange of its own',
    lines: [
      ['anna/1 > CONNECT', 1],
      ['anna/1 < CONNACK', 1, 1],
      ['anna/1 > AUTH again', 3],
      ['anna/1 < AUTH', 3, 3],
      ['anna/1 > AUTH', 3, 4],
      ['anna/1 < AUTH success', 3, 5],
    ],
    complete: [1, 3],
    only5: true,
  },
  {
    name: 'SUBACK and UNSUBACK answer by connection, type and identifier',
    lines: [
      ['anna/1 > SUBSCRIBE 1', 1],
      ['anna/1 > UNSUBSCRIBE 1', 2],
      ['anna/1 > PUBLISH 1', 3],
      ['bert/2 > SUBSCRIBE 1', 4],
      ['anna/1 < PUBACK 1', 3, 3],
      ['anna/1 < UNSUBACK 1', 2, 2],
      ['bert/2 < SUBACK 1', 4, 4],
      ['anna/1 < SUBACK 1', 1, 1],
    ],
    complete: [1, 2, 3, 4],
  },
  {
    name: 'a SUBSCRIBE is not answered on another connection of its client',
    lines: [
      ['anna/1 > SUBSCRIBE 1', 1],
      ['anna/2 > CONNECT', 2],
      ['anna/2 < CONNACK resumed', 2, 2],
      ['anna/2 < SUBACK 1'],
      ['anna/2 > SUBSCRIBE 1', 5],
      ['anna/2 < SUBACK 1', 5, 5],
    ],
    complete: [2, 5],
  },
  {
    name: 'a SUBACK that was lost leaves its SUBSCRIBE open',
    lines: [
      ['anna/1 > SUBSCRIBE 1', 1],
      ['anna/1 < SUBACK 1 dropped', 1, 1],
      ['anna/1 > SUBSCRIBE 2', 3],
      ['anna/1 < SUBACK 2', 3, 3],
    ],
    complete: [3],
  },
  {
    name: 'an identifier of SUBSCRIBE serves again, also for a message',
    lines: [
      ['anna/1 > SUBSCRIBE 1', 1],
      ['anna/1 < SUBACK 1', 1, 1],
      ['anna/1 > PUBLISH 1', 3],
      ['anna/1 < PUBACK 1', 3, 3],
      ['anna/1 > SUBSCRIBE 1', 5],
      ['anna/1 < SUBACK 1', 5, 5],
    ],
    complete: [1, 3, 5],
  },
  {
    name: 'both copies of a SUBSCRIBE are answered, in their order',
    lines: [
      ['anna/1 > SUBSCRIBE 1', 1],
      ['anna/1 > SUBSCRIBE 1 copy', 1],
      ['anna/1 < SUBACK 1', 1, 1],
      ['anna/1 < SUBACK 1', 1, 2],
    ],
    complete: [1],
  },
  {
    name: 'several PINGREQs under way are answered in their order, by connection',
    lines: [
      ['anna/1 > PINGREQ', 1],
      ['anna/1 > PINGREQ', 2],
      ['bert/2 > PINGREQ', 3],
      ['anna/1 < PINGRESP', 1, 1],
      ['bert/2 < PINGRESP', 3, 3],
      ['anna/1 < PINGRESP', 2, 2],
      ['anna/1 < PINGRESP'],
    ],
    complete: [1, 2, 3],
  },
  {
    name: 'a PINGREQ that was dropped is not answered, and a PINGRESP that was dropped has answered',
    lines: [
      ['anna/1 > PINGREQ dropped', 1],
      ['anna/1 > PINGREQ', 2],
      ['anna/1 > PINGREQ', 3],
      ['anna/1 < PINGRESP dropped', 2, 2],
      ['anna/1 < PINGRESP', 3, 3],
    ],
    complete: [3],
  },
  {
    name: 'both copies of a PINGREQ are answered before the next one',
    lines: [
      ['anna/1 > PINGREQ', 1],
      ['anna/1 > PINGREQ copy', 1],
      ['anna/1 > PINGREQ', 3],
      ['anna/1 < PINGRESP', 1, 1],
      ['anna/1 < PINGRESP', 1, 2],
      ['anna/1 < PINGRESP', 3, 3],
    ],
    complete: [1, 3],
  },
  {
    name: 'a recording that begins in the middle has nothing that these answer',
    lines: [['anna/1 < CONNACK'], ['anna/1 < SUBACK 1'], ['anna/1 < UNSUBACK 2'], ['anna/1 < PINGRESP']],
    complete: [],
  },
  {
    name: 'DISCONNECT answers nothing',
    lines: [['anna/1 > CONNECT clean', 1], ['anna/1 < CONNACK', 1, 1], ['anna/1 > DISCONNECT']],
    complete: [1],
  },
];
