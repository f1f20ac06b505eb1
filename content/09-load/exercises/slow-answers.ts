// A closed loop is as slow as its broker.
import { clientTime, type CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { breakIt, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const wanted = 10;
const slow = 40; // milliseconds

const faults = (run: JudgedRun): CapturedPacket[] => run.packets.filter(({ fault }) => fault !== undefined);
const sent = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'steady'), 'to-broker', 'PUBLISH');
const acks = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'steady'), 'to-client', 'PUBACK');
/** Milliseconds from each message to its answer; in a closed loop the nth answer is for the nth message. */
const roundTrips = (run: JudgedRun): number[] =>
  sent(run).flatMap((publish, index) => {
    const ack = acks(run)[index];
    return ack === undefined ? [] : [clientTime(ack) - publish.time];
  });
const isClosed = (run: JudgedRun): boolean =>
  sent(run).every((publish, index) => {
    const before = acks(run)[index - 1];
    return index === 0 || (before !== undefined && clientTime(before) <= publish.time + 1);
  });

export const exercise = breakIt({
  ask: {
    'zh-cn': '这段代码一秒能发几百条。一条不丢，也不改循环，只在线路上做手脚，让它的速率掉到每秒 25 条以下。',
    en: 'This code sends hundreds of messages a second. Without losing one, and without touching the loop, disturb the wire so that the rate falls below 25 a second.',
  },
  claims: [
    {
      says: {
        'zh-cn': '线路上的故障全是延迟，什么也没丢',
        en: 'The faults on the wire are delays only, nothing is lost',
      },
      judge: (run) => {
        const all = faults(run);
        const kinds = [...new Set(all.map(({ fault }) => fault?.kind ?? ''))];
        const packet = all.find(({ fault }) => fault?.kind !== 'delayed') ?? all[0];
        return {
          holds: all.length > 0 && all.every(({ fault }) => fault?.kind === 'delayed'),
          seen:
            all.length === 0
              ? { 'zh-cn': '没有报文碰上故障', en: 'no packet has met a fault' }
              : {
                  'zh-cn': `${all.length} 个报文碰上故障：${kinds.join('、')}`,
                  en: `${all.length} packets met a fault: ${kinds.join(', ')}`,
                },
          proof: packet && { packet },
        };
      },
    },
    {
      says: { 'zh-cn': '十条都发布，都得到确认', en: 'Ten messages are published and acknowledged' },
      judge: (run) => {
        const packet = acks(run).at(-1);
        return {
          holds: sent(run).length === wanted && acks(run).length === wanted,
          seen: {
            'zh-cn': `发布 ${sent(run).length} 条，确认 ${acks(run).length} 条`,
            en: `${sent(run).length} published, ${acks(run).length} acknowledged`,
          },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '还是闭环：上一条确认之前不发下一条', en: 'Still a closed loop: never two on their way' },
      judge: (run) => {
        const packet = sent(run)[1];
        const closed = sent(run).length > 1 && isClosed(run);
        return {
          holds: closed,
          seen: closed
            ? { 'zh-cn': '一次一条', en: 'one at a time' }
            : { 'zh-cn': '有两条同时在路上', en: 'two were on their way at once' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: {
        'zh-cn': '每个往返至少 40 毫秒，所以每秒至多 25 条',
        en: 'Each round trip takes 40 ms or more, so 25 messages a second at most',
      },
      judge: (run) => {
        const all = roundTrips(run);
        const least = Math.min(...all);
        const packet = acks(run)[all.indexOf(least)];
        return {
          holds: all.length === wanted && least >= slow,
          seen:
            all.length === 0
              ? { 'zh-cn': '没有往返', en: 'no round trip' }
              : { 'zh-cn': `最短的 ${least.toFixed(0)} 毫秒`, en: `the shortest took ${least.toFixed(0)} ms` },
          proof: packet && { packet },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => faults(run).some(({ fault }) => fault?.kind !== 'delayed'),
      say: {
        'zh-cn': '这里不要丢失、重复或改坏什么，只要慢。慢下来的故障叫 `delay`。',
        en: 'Nothing is to be lost, doubled or garbled here, only slow. The fault for that is `delay`.',
      },
    },
    {
      made: (run) => faults(run).length > 0 && faults(run).length < wanted,
      say: {
        'zh-cn':
          '只慢了几个报文，其余照旧飞快。不写 `times`，故障只碰一个报文；每个往返都要慢，就写 `times: Infinity`。',
        en: 'Only some packets were slow, the others as fast as ever. Without `times` a fault meets one packet; for every round trip say `times: Infinity`.',
      },
    },
    {
      made: (run) => faults(run).length === 0,
      say: {
        'zh-cn': '没有报文碰上故障。设了吗，过滤器对不对？QoS 1 在这条线路上只有 `PUBLISH` 和 `PUBACK`。',
        en: 'No packet has met a fault. Is there one, and does its filter match? At QoS 1 only `PUBLISH` and `PUBACK` cross here.',
      },
    },
    {
      made: (run) => sent(run).length > 1 && !isClosed(run),
      say: {
        'zh-cn': '循环变了：不等确认就发下一条，那是开环，快慢不由 Broker 说了算。保留 `await`。',
        en: 'The loop has changed: it no longer waits for an answer. That is an open loop, and its pace is not the broker’s. Keep the `await`.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '闭环里谁在等谁？让它等的那个报文晚一点到。',
      en: 'Who waits for whom in a closed loop? Let the packet that is waited for come later.',
    },
    {
      'zh-cn': '等的是 `PUBACK`。每一个都晚 50 毫秒，十条就要半秒。',
      en: 'It is the `PUBACK`. If each comes 50 ms later, the ten take half a second.',
    },
    {
      'zh-cn': "`await fault('delay', { filter: 'mqtt.msgtype == PUBACK', milliseconds: 50, times: Infinity })`。",
      en: "`await fault('delay', { filter: 'mqtt.msgtype == PUBACK', milliseconds: 50, times: Infinity })`.",
    },
  ],
  lesson: {
    'zh-cn': 'Broker 慢了，压力跟着降，一条没丢，报告还是那么好看。闭环测不出过载，只会躲开它。',
    en: 'The broker became slow, the load went down with it, nothing was lost, and the report looks fine. A closed loop does not show overload; it steps out of its way.',
  },
});
