// Subscribing after the messages: the broker passes on, it does not keep.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { breakIt, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { delivered, isMarker, packetsOf, text } from '../../packets.ts';

const ofScreen = (run: JudgedRun, type: 'SUBACK' | 'PUBLISH'): CapturedPacket | undefined =>
  packetsOf(run, 'screen').find(
    ({ direction, packet }) => direction === 'to-client' && packet?.type === type && !isMarker(packet),
  );
const sent = (run: JudgedRun): CapturedPacket[] =>
  packetsOf(run, 'thermometer').filter(
    ({ direction, packet }) => direction === 'to-broker' && packet?.type === 'PUBLISH' && !isMarker(packet),
  );
const isBehind = (one: CapturedPacket | undefined, other: CapturedPacket | undefined): boolean =>
  one !== undefined && other !== undefined && one.number > other.number;

export const exercise = breakIt({
  ask: {
    'zh-cn': '把订阅挪到三条消息都发完之后，再运行。三条消息会到几条？',
    en: 'Move the subscription behind all three messages, and run it. How many of the three arrive?',
  },
  claims: [
    {
      says: { 'zh-cn': '温度计发出三条消息', en: 'The thermometer sends three messages' },
      judge: (run) => ({
        holds: sent(run).length === 3,
        seen: { 'zh-cn': `发出 ${sent(run).length} 条`, en: `${sent(run).length} sent` },
        proof: sent(run)[0] && { packet: sent(run)[0] as CapturedPacket, pane: 'diagram' },
      }),
    },
    {
      says: {
        'zh-cn': '屏幕的订阅（`SUBACK`）在最后一条之后',
        en: 'The screen is subscribed (`SUBACK`) after the last of them',
      },
      judge: (run) => {
        const suback = ofScreen(run, 'SUBACK');
        const holds = isBehind(suback, sent(run).at(-1));
        return {
          holds,
          seen: suback
            ? holds
              ? { 'zh-cn': '订阅在后', en: 'it subscribed afterwards' }
              : { 'zh-cn': '订阅在前', en: 'it subscribed before' }
            : { 'zh-cn': '没有订阅', en: 'no subscription' },
          proof: suback && { packet: suback, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '屏幕一条也没收到', en: 'The screen receives none of them' },
      judge: (run) => {
        const arrived = delivered(run, 'screen').map(text);
        const first = ofScreen(run, 'PUBLISH');
        return {
          holds: arrived.length === 0,
          seen:
            arrived.length === 0
              ? { 'zh-cn': '收到 0 条', en: '0 received' }
              : { 'zh-cn': `收到 ${arrived.join('、')}`, en: `received ${arrived.join(', ')}` },
          proof: first && { packet: first },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => ofScreen(run, 'SUBACK') === undefined,
      say: {
        'zh-cn': '订阅不见了。没有订阅当然收不到，但这里要看的是来晚了会怎样：把它放在循环后面，不要删掉。',
        en: 'The subscription is gone. Without one nothing can arrive; the question is what happens to whoever comes late: put it behind the loop instead of deleting it.',
      },
    },
    {
      made: (run) => delivered(run, 'screen').length > 0,
      say: {
        'zh-cn': '屏幕还是收到了消息，所以订阅在它们之前就生效了。两个 `await` 的先后决定谁在前。',
        en: 'The screen still received something, so its subscription was there before. The order of the two `await`s decides.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '整行 `await screen.subscribeAsync(…)` 可以原样剪切。',
      en: 'The whole line `await screen.subscribeAsync(…)` can be cut as it is.',
    },
    {
      'zh-cn': '贴到 `for` 循环的右花括号之后、`settled` 之前。',
      en: 'Paste it behind the closing brace of the `for` loop and before `settled`.',
    },
  ],
  lesson: {
    'zh-cn':
      '0 条，每次都是。消息以 QoS 1 发布，`PUBACK` 回来时 Broker 已经处理完；那时没有匹配的订阅，消息就到此为止。来晚了还想要，得靠保留消息或会话。',
    en: 'None, every time. The messages are published with QoS 1, so with each `PUBACK` the broker is done with one; no subscription matched it, and that was its end. To come late and still get something takes a retained message or a session.',
  },
});
