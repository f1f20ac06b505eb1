// Retain Handling: which of two SUBSCRIBEs brings the retained message.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

type Boxes = Record<string, string>;
const values = ['0', '1', '2'];
const isOf = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.topic.endsWith('/version');
const asksFor = ({ packet }: CapturedPacket): boolean =>
  packet?.type === 'SUBSCRIBE' && packet.subscriptions.some(({ filter }) => filter.endsWith('/version'));
const outOfSlot = (run: JudgedRun, value: string): CapturedPacket[] =>
  capturedOfType(packetsOf(run, `rh${value}`), 'to-client', 'PUBLISH').filter(isOf);

function row(run: JudgedRun, value: string): Boxes | null {
  const asked = capturedOfType(packetsOf(run, `rh${value}`), 'to-broker', 'SUBSCRIBE').filter(asksFor);
  const [, second] = asked;
  if (asked.length !== 2 || second === undefined) return null;
  const came = outOfSlot(run, value);
  const said = (yes: boolean) => (yes ? 'yes' : 'no');
  return {
    [`${value}/first`]: said(came.some(({ number }) => number < second.number)),
    [`${value}/second`]: said(came.some(({ number }) => number > second.number)),
  };
}
const all = (answer: (value: string, time: string) => boolean): Boxes =>
  Object.fromEntries(
    values.flatMap((value) =>
      ['first', 'second'].map((time) => [`${value}/${time}`, answer(value, time) ? 'yes' : 'no']),
    ),
  );

export const exercise = predict<Boxes>({
  cell: 'retain-handling',
  ask: say(
    '格子里有一条消息。每种 Retain Handling 的客户端都对同一个过滤器连续订阅两次。哪一次会收到它？',
    'There is a message in the slot. For each value of Retain Handling a client subscribes to the same filter twice. Which of the two brings the message?',
  ),
  question: {
    form: 'matrix',
    rows: values.map((key) => ({ key, says: say(`Retain Handling ${key}`, `Retain Handling ${key}`) })),
    columns: [
      { key: 'first', says: say('第一次', 'first') },
      { key: 'second', says: say('第二次', 'second') },
    ],
    options: [
      { key: 'yes', says: say('收到', 'comes') },
      { key: 'no', says: say('没有', 'does not') },
    ],
  },
  truth: (run) => {
    const rows = values.map((value) => row(run, value));
    return rows.some((one) => one === null) ? null : (Object.assign({}, ...rows) as Boxes);
  },
  proof: (run) => {
    const packet = outOfSlot(run, '0').at(-1);
    return packet && { packet };
  },
  wrong: [
    {
      given: all((value) => value !== '2'),
      alike: (given, truth) => given['1/second'] === 'yes' && truth['1/second'] === 'no',
      say: say(
        '值 1 只在订阅是新的时候才发。第二次 `SUBSCRIBE` 时这个过滤器已经在会话里了。',
        'With 1 it is sent only if the subscription is new. At the second `SUBSCRIBE` the session had the filter already.',
      ),
    },
    {
      given: all((value, time) => time === 'first' && value !== '2'),
      alike: (given, truth) => given['0/second'] === 'no' && truth['0/second'] === 'yes',
      say: say(
        '值 0 和 3.1.1 一样：每次 `SUBSCRIBE` 都发，不管订阅是不是早就有了。',
        '0 is what 3.1.1 does: it is sent at every `SUBSCRIBE`, whether the subscription existed or not.',
      ),
    },
    {
      given: all((value, time) => value !== '1' || time === 'first'),
      alike: (given, truth) => given['2/first'] === 'yes' && truth['2/first'] === 'no',
      say: say('值 2 从不发，第一次也不发。', 'With 2 it is never sent, not even the first time.'),
    },
  ],
  hints: [
    say(
      '上面的表格里写着三种含义。第二次订阅时，它还算“新”的吗？',
      'The table above has the three meanings. Is the subscription still “new” the second time?',
    ),
  ],
});
