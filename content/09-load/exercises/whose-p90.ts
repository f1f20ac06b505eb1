// A pause of the generator, and the two ways of counting latency.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf, text } from '../../packets.ts';

const interval = 10; // milliseconds between two messages of the timetable

const sent = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'sender-1'), 'to-broker', 'PUBLISH');
const numberOf = ({ packet }: CapturedPacket): number => (packet?.type === 'PUBLISH' ? Number(text(packet)) : NaN);

/** Whether the slowest tenth stands out from the middle: by what is counted from each moment. */
const showsPause = (latencies: readonly number[]): boolean => {
  const sorted = [...latencies].sort((one, other) => one - other);
  const at = (p: number): number => sorted[Math.ceil((p / 100) * sorted.length) - 1] ?? NaN;
  return at(90) - at(50) >= 50;
};

const showing = (run: JudgedRun): string | null => {
  const came = new Map(
    capturedOfType(packetsOf(run, 'receiver'), 'to-client', 'PUBLISH').map((packet) => [numberOf(packet), packet.time]),
  );
  const start = sent(run)[0]?.time;
  const pairs = sent(run).flatMap((publish) => {
    const arrival = came.get(numberOf(publish));
    return arrival === undefined ? [] : [{ publish, arrival }];
  });
  if (start === undefined || pairs.length < 100) return null;
  const actual = showsPause(pairs.map(({ publish, arrival }) => arrival - publish.time));
  const planned = showsPause(pairs.map(({ publish, arrival }) => arrival - (start + interval * numberOf(publish))));
  return planned ? (actual ? 'both' : 'planned') : actual ? 'actual' : 'neither';
};

export const exercise = predict<string>({
  cell: 'stall',
  ask: {
    'zh-cn':
      '一百条消息，每 10 毫秒一条，中途一切停顿 200 毫秒。延迟有两种算法：从实际发送的时刻算起，从计划的时刻算起。哪一种的 p90 看得出停顿？',
    en: 'A hundred messages, one every 10 ms; in the middle everything stands still for 200 ms. Latency can be counted from the actual send, or from the planned time. Whose p90 shows the pause?',
  },
  question: {
    form: 'choice',
    options: [
      { key: 'both', says: { 'zh-cn': '两种都看得出', en: 'Both' } },
      { key: 'actual', says: { 'zh-cn': '只有从实际发送算起的', en: 'Only the one from the actual send' } },
      { key: 'planned', says: { 'zh-cn': '只有从计划时刻算起的', en: 'Only the one from the planned time' } },
      { key: 'neither', says: { 'zh-cn': '都看不出', en: 'Neither' } },
    ],
  },
  truth: showing,
  proof: (run) => {
    const gaps = sent(run).map(({ time }, index, all) => time - (all[index - 1]?.time ?? time));
    // The first one after the pause.
    const packet = sent(run)[gaps.indexOf(Math.max(...gaps))];
    return packet && { packet };
  },
  wrong: [
    {
      given: 'both',
      say: {
        'zh-cn':
          '停顿的时候发压端也停了。那二十条当时还没发出去，等到发出去，一路畅通：从实际发送算起，它们一点也不慢。',
        en: 'The generator stood still as well. Those twenty messages had not been sent yet, and when they were, the way was clear: counted from the actual send they are not slow at all.',
      },
    },
    {
      given: 'actual',
      say: {
        'zh-cn': '反过来。停顿在“计划”和“发送”之间，从发送的时刻算起，停顿已经过去了。',
        en: 'The other way round. The pause lies between plan and send; whoever counts from the send begins when it is over.',
      },
    },
    {
      given: 'neither',
      say: {
        'zh-cn': '200 毫秒里本该发二十条，占一百条的五分之一。晚的超过一成，p90 就看得见，只要那段时间算在内。',
        en: 'In 200 ms twenty messages were due, a fifth of the hundred. When more than a tenth is late, p90 shows it, provided that the waiting is counted.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '停顿的那 200 毫秒里，按时间表该发几条？实际发了几条？',
      en: 'How many messages were due in those 200 ms, and how many were sent?',
    },
    {
      'zh-cn': '该发二十条，一条没发。它们等的那段时间，哪种算法算进去了？',
      en: 'Twenty were due, none was sent. Which way of counting includes the time that they waited?',
    },
  ],
});
