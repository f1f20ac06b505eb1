// What answers what of one message, case by case: the rule as a table, against which its readers are tested too.
// It holds in either direction.
import type { ExchangeCase } from './exchange-script.ts';

export const messageCases: readonly ExchangeCase[] = [
  {
    name: 'a QoS 1 message is answered by PUBACK',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 < PUBACK 1', 1, 1],
    ],
    complete: [1],
  },
  {
    name: 'a QoS 2 message has three answers, each to the one before',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBREC 1', 1, 1],
      ['anna/1 > PUBREL 1', 1, 2],
      ['anna/1 < PUBCOMP 1', 1, 3],
    ],
    complete: [1],
  },
  {
    name: 'a QoS 0 message has no exchange',
    lines: [['anna/1 > PUBLISH0'], ['anna/1 < PUBACK 1']],
    complete: [],
  },
  {
    name: 'a PUBREC with an error ends it, and a PUBREL behind it answers nothing',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBREC 1 refused', 1, 1],
      ['anna/1 > PUBREL 1'],
      ['anna/1 > PUBLISH2 1', 4],
      ['anna/1 < PUBREC 1', 4, 4],
    ],
    complete: [1],
    only5: true,
  },
  {
    name: 'the same identifier in both directions belongs to two messages',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 < PUBLISH 1', 2],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/1 > PUBACK 1', 2, 2],
    ],
    complete: [1, 2],
  },
  {
    name: 'QoS 2 in both directions with one identifier: each PUBREL and PUBCOMP finds its own',
    lines: [
      ['anna/1 > PUBLISH2 3', 1],
      ['anna/1 < PUBLISH2 3', 2],
      ['anna/1 > PUBREC 3', 2, 2],
      ['anna/1 < PUBREC 3', 1, 1],
      ['anna/1 > PUBREL 3', 1, 4],
      ['anna/1 < PUBREL 3', 2, 3],
      ['anna/1 > PUBCOMP 3', 2, 6],
      ['anna/1 < PUBCOMP 3', 1, 5],
    ],
    complete: [1, 2],
  },
  {
    name: 'the same identifier of two clients belongs to two messages',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['bert/2 > PUBLISH 1', 2],
      ['bert/2 < PUBACK 1', 2, 2],
      ['anna/1 < PUBACK 1', 1, 1],
    ],
    complete: [1, 2],
  },
  {
    name: 'two connections without a client’s name are two clients',
    lines: [
      ['-/1 > PUBLISH 1', 1],
      ['-/2 > PUBLISH 1', 2],
      ['-/1 < PUBACK 1', 1, 1],
      ['-/2 > PUBLISH 1 dup', 2],
      ['-/3 < PUBACK 1'],
    ],
    complete: [1],
  },
  {
    name: 'several messages under way are told apart by their identifiers',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 > PUBLISH 2', 2],
      ['anna/1 > PUBLISH2 3', 3],
      ['anna/1 < PUBREC 3', 3, 3],
      ['anna/1 < PUBACK 2', 2, 2],
      ['anna/1 < PUBACK 1', 1, 1],
    ],
    complete: [1, 2],
  },
  {
    name: 'after PUBACK the identifier is free, and the next message with it is another',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/1 > PUBLISH 1', 3],
      ['anna/1 < PUBACK 1', 3, 3],
    ],
    complete: [1, 3],
  },
  {
    name: 'after PUBACK even a PUBLISH with DUP begins anew',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/1 > PUBLISH 1 dup', 3],
      ['anna/1 < PUBACK 1', 3, 3],
    ],
    complete: [1, 3],
  },
  {
    name: 'after PUBCOMP a PUBLISH with DUP begins anew',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBREC 1', 1, 1],
      ['anna/1 > PUBREL 1', 1, 2],
      ['anna/1 < PUBCOMP 1', 1, 3],
      ['anna/1 > PUBLISH2 1 dup', 5],
      ['anna/1 < PUBREC 1', 5, 5],
    ],
    complete: [1],
  },
  {
    name: 'a PUBLISH without DUP begins anew though the one before was never answered',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 > PUBLISH 1', 2],
      ['anna/1 < PUBACK 1', 2, 2],
    ],
    complete: [2],
  },
  {
    name: 'a redelivery on the same connection goes on with its message, and each copy gets its answer',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 > PUBLISH 1 dup', 1],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/1 < PUBACK 1', 1, 2],
      ['anna/1 < PUBACK 1'],
    ],
    complete: [1],
  },
  {
    name: 'a redelivery over a later connection goes on with its message, and is what PUBACK answers',
    lines: [
      ['anna/1 > PUBLISH 1 cut-behind', 1],
      ['anna/2 > CONNECT', 2],
      ['anna/2 < CONNACK resumed', 2, 2],
      ['anna/2 > PUBLISH 1 dup', 1],
      ['anna/2 < PUBACK 1', 1, 4],
    ],
    complete: [1, 2],
  },
  {
    name: 'a redelivery of which nothing else was recorded begins an exchange',
    lines: [
      ['anna/1 > PUBLISH 1 dup', 1],
      ['anna/1 < PUBACK 1', 1, 1],
    ],
    complete: [1],
  },
  {
    name: 'a redelivery with another QoS is another message',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 > PUBLISH 1 dup', 2],
      ['anna/1 < PUBREC 1'],
      ['anna/1 < PUBACK 1', 2, 2],
    ],
    complete: [2],
  },
  {
    name: 'a message that a fault has dropped is not what PUBACK answers',
    lines: [
      ['anna/1 > PUBLISH 1 dropped', 1],
      ['anna/2 > PUBLISH 1 dup', 1],
      ['anna/2 < PUBACK 1', 1, 2],
    ],
    complete: [1],
  },
  {
    name: 'a PUBACK that a fault has dropped leaves the message open, and its redelivery goes on with it',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 < PUBACK 1 dropped', 1, 1],
      ['anna/2 > PUBLISH 1 dup', 1],
      ['anna/2 < PUBACK 1', 1, 3],
      ['anna/2 > PUBLISH 1', 5],
    ],
    complete: [1],
  },
  {
    name: 'a PUBACK at which the connection was cut is lost, and one behind which it was cut is not',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 > PUBLISH 2', 2],
      ['anna/1 < PUBACK 1 cut-behind', 1, 1],
      ['anna/1 < PUBACK 2 cut', 2, 2],
      ['anna/2 > PUBLISH 2 dup', 2],
    ],
    complete: [1],
  },
  {
    name: 'a PUBACK that is lost and never sent again leaves its message open',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 < PUBACK 1 dropped', 1, 1],
    ],
    complete: [],
  },
  {
    name: 'a PUBREL that is sent again on a later connection goes on, and PUBCOMP answers the last one',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBREC 1', 1, 1],
      ['anna/1 > PUBREL 1 cut', 1, 2],
      ['anna/2 > CONNECT', 4],
      ['anna/2 < CONNACK resumed', 4, 4],
      ['anna/2 > PUBREL 1', 1, 2],
      ['anna/2 < PUBCOMP 1', 1, 6],
    ],
    complete: [1, 4],
  },
  {
    name: 'a PUBREL that is sent again behind a PUBCOMP still belongs to its message',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBREC 1', 1, 1],
      ['anna/1 > PUBREL 1', 1, 2],
      ['anna/1 < PUBCOMP 1', 1, 3],
      ['anna/2 > PUBREL 1', 1, 2],
      ['anna/2 < PUBCOMP 1', 1, 5],
    ],
    complete: [1],
  },
  {
    name: 'a PUBREC that was lost is sent again behind the redelivery, and PUBREL answers that one',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBREC 1 dropped', 1, 1],
      ['anna/2 > PUBLISH2 1 dup', 1],
      ['anna/2 < PUBREC 1', 1, 3],
      ['anna/2 > PUBREL 1', 1, 4],
      ['anna/2 < PUBCOMP 1', 1, 5],
    ],
    complete: [1],
  },
  {
    name: 'a recording that begins between PUBLISH and PUBACK has nothing that PUBACK answers',
    lines: [['anna/1 < PUBACK 1'], ['anna/1 < PUBCOMP 2'], ['anna/1 > PUBLISH 1', 3], ['anna/1 < PUBACK 1', 3, 3]],
    complete: [3],
  },
  {
    name: 'a recording that begins behind PUBLISH knows the answers from there on',
    lines: [
      ['anna/1 < PUBREC 1', 1],
      ['anna/1 > PUBREL 1', 1, 1],
      ['anna/1 < PUBCOMP 1', 1, 2],
      ['anna/1 > PUBREL 2', 4],
      ['anna/1 < PUBCOMP 2', 4, 4],
    ],
    complete: [1, 4],
  },
  {
    name: 'answers are told by their types: PUBACK does not answer QoS 2, nor PUBREC QoS 1',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBACK 1'],
      ['anna/1 < PUBREC 1', 1, 1],
      ['anna/1 > PUBLISH 2', 4],
      ['anna/1 < PUBREC 2'],
      ['anna/1 < PUBCOMP 2'],
      ['anna/1 < PUBACK 2', 4, 4],
    ],
    complete: [4],
  },
  {
    name: 'the second copy of an answer belongs to the exchange of the first',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/1 < PUBACK 1 copy', 1, 1],
      ['anna/1 > PUBLISH 1', 4],
    ],
    complete: [1],
  },
  {
    name: 'the second copy of a PUBLISH begins nothing, and gets an answer of its own',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 > PUBLISH 1 copy', 1],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/1 < PUBACK 1', 1, 2],
      ['anna/1 > PUBLISH 1', 5],
    ],
    complete: [1],
  },
  {
    name: 'an answer may stand between a PUBLISH and its second copy, where the broker took them one by one',
    lines: [
      ['anna/1 > PUBLISH 1', 1],
      ['anna/1 < PUBACK 1', 1, 1],
      ['anna/1 > PUBLISH 1 copy@1', 1],
      ['anna/1 < PUBACK 1', 1, 3],
    ],
    complete: [1],
  },
  {
    name: 'the second copy of a PUBREC has its own PUBREL and PUBCOMP',
    lines: [
      ['anna/1 > PUBLISH2 1', 1],
      ['anna/1 < PUBREC 1', 1, 1],
      ['anna/1 < PUBREC 1 copy', 1, 1],
      ['anna/1 > PUBREL 1', 1, 2],
      ['anna/1 > PUBREL 1', 1, 3],
      ['anna/1 < PUBCOMP 1', 1, 4],
      ['anna/1 < PUBCOMP 1', 1, 5],
    ],
    complete: [1],
  },
  {
    name: 'the second copy of what has no exchange has none',
    lines: [['anna/1 > PUBLISH0'], ['anna/1 > PUBLISH0 copy'], ['anna/1 < PUBACK 1'], ['anna/1 < PUBACK 1 copy']],
    complete: [],
  },
];
