// An open loop sends by its timetable, however late the answers are.
import { clientTime, type CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { repair, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const wanted = 5;
const slow = 700; // milliseconds; the cell delays by 800
const spread = 30; // milliseconds from the first to the last; the timetable has 80

const sent = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'sensor'), 'to-broker', 'PUBLISH');
const acks = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'sensor'), 'to-client', 'PUBACK');
const firstAnswer = (run: JudgedRun): number => Math.min(...acks(run).map(clientTime));
const early = (run: JudgedRun): number => sent(run).filter(({ time }) => time < firstAnswer(run)).length;
const took = (run: JudgedRun): number => (sent(run).at(-1)?.time ?? 0) - (sent(run)[0]?.time ?? 0);
const isSlow = (run: JudgedRun): boolean =>
  acks(run).length > 0 && firstAnswer(run) - (sent(run)[0]?.time ?? 0) >= slow;

export const exercise = repair({
  ask: {
    'zh-cn':
      '传感器每 20 毫秒一条，QoS 1，共五条。Broker 今天状态不好，每个 `PUBACK` 晚 800 毫秒，传感器就跟着慢了。改成开环：不管答复多晚都按时间表发，五条仍然都要得到确认。',
    en: 'A sensor has five messages at QoS 1, one every 20 ms. The broker has a bad day: each `PUBACK` is 800 ms late, and the sensor gets as slow. Make it an open loop: by the timetable, however late the answers are, and still with all five acknowledged.',
  },
  claims: [
    {
      says: { 'zh-cn': 'Broker 答复得很慢', en: 'The broker is slow to answer' },
      judge: (run) => {
        const [packet] = acks(run);
        const after = firstAnswer(run) - (sent(run)[0]?.time ?? 0);
        return {
          holds: isSlow(run),
          seen: packet
            ? {
                'zh-cn': `第一个 \`PUBACK\` 在 ${after.toFixed(0)} 毫秒之后`,
                en: `the first \`PUBACK\` after ${after.toFixed(0)} ms`,
              }
            : { 'zh-cn': '没有 `PUBACK`', en: 'no `PUBACK`' },
          proof: packet && { packet },
        };
      },
    },
    {
      says: {
        'zh-cn': '五条都在第一个 `PUBACK` 到来之前发出',
        en: 'All five are sent before the first `PUBACK` comes',
      },
      judge: (run) => {
        const packet = sent(run)[1];
        return {
          holds: sent(run).length === wanted && early(run) === wanted,
          seen: { 'zh-cn': `发出 ${early(run)} 条`, en: `${early(run)} of ${wanted}` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: {
        'zh-cn': '按时间表发：从第一条到最后一条至少 30 毫秒',
        en: 'By the timetable: 30 ms or more from the first to the last',
      },
      judge: (run) => {
        const packet = sent(run).at(-1);
        return {
          holds: sent(run).length > 1 && took(run) >= spread,
          seen: { 'zh-cn': `${took(run).toFixed(0)} 毫秒`, en: `${took(run).toFixed(0)} ms` },
          proof: packet && { packet },
        };
      },
    },
    {
      says: { 'zh-cn': '五条都得到确认', en: 'All five are acknowledged' },
      judge: (run) => {
        const packet = acks(run).at(-1);
        return {
          holds: acks(run).length === wanted,
          seen: { 'zh-cn': `确认了 ${acks(run).length} 条`, en: `${acks(run).length} of ${wanted}` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => sent(run).some(({ packet }) => packet?.type === 'PUBLISH' && packet.qos === 0),
      say: {
        'zh-cn': 'QoS 0 没有确认，当然不用等，可也就不知道到了没有。要的是 QoS 1，只是发下一条之前不等。',
        en: 'QoS 0 has no acknowledgement to wait for, and none to rely on. It is to be QoS 1, without waiting before the next one is sent.',
      },
    },
    {
      made: (run) => sent(run).length > 0 && !isSlow(run),
      say: {
        'zh-cn': 'Broker 又快了，那就看不出差别了。把延迟留着：要改的是发的一方。',
        en: 'The broker is quick again, which hides the difference. Leave the delay where it is, and change the side that sends.',
      },
    },
    {
      made: (run) => sent(run).length > 1 && took(run) < spread,
      say: {
        'zh-cn': '不等确认，对了；可时间表也没了，五条挤在一起出去。真实的传感器有自己的节拍：`sleep` 那一行要留着。',
        en: 'It does not wait for answers, but the timetable is gone as well: all five go out in a burst. Real sensors have a beat of their own: keep the line with `sleep`.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '循环里有两个 `await`。哪个等的是时间表，哪个等的是 Broker？',
      en: 'There are two `await`s in the loop. Which waits for the timetable, and which for the broker?',
    },
    {
      'zh-cn': '第二个先不等，把 `publishAsync` 返回的 promise 收进一个数组。',
      en: 'Do not wait at the second one: collect the promises of `publishAsync` in an array.',
    },
    {
      'zh-cn': '循环里 `sent.push(sensor.publishAsync(…))`，循环之后 `await Promise.all(sent)`。',
      en: '`sent.push(sensor.publishAsync(…))` in the loop, and `await Promise.all(sent)` after it.',
    },
  ],
  lesson: {
    'zh-cn':
      '开环里同时在路上的消息多了，上限是对方的 Receive Maximum（5.0）：超过它就是协议错误。所以真实的开环发压端要有自己的队列，并且把排队的时间也算进延迟。',
    en: 'In an open loop more messages are on their way at once; in 5.0 the limit is the Receive Maximum of the other side, and to go beyond it is a Protocol Error. So a real generator needs a queue of its own, and counts the time in it as latency.',
  },
});
