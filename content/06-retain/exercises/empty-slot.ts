// A slot filled, and emptied again before the visitor comes.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { say, write, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf, text } from '../../packets.ts';

const isDoor = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.topic.endsWith('/gate');
const sent = (run: JudgedRun) => capturedOfType(packetsOf(run, 'guard'), 'to-broker', 'PUBLISH').filter(isDoor);
const isRetained = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.retain;
const isEmpty = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.payload.length === 0;
const fromSlot = (run: JudgedRun) =>
  capturedOfType(packetsOf(run, 'guest'), 'to-client', 'PUBLISH').filter((one) => isDoor(one) && isRetained(one));
/** What the guard put in until the guest asked. */
const before = (run: JudgedRun) =>
  sent(run).filter((one) => isRetained(one) && one.number < (subscribed(run)?.number ?? Infinity));
const subscribed = (run: JudgedRun) => capturedOfType(packetsOf(run, 'guest'), 'to-broker', 'SUBSCRIBE')[0];

export const exercise = write({
  ask: say(
    '门卫把“门开着”留在格子里。请在客人订阅之前把格子清空，让客人什么旧消息也收不到。',
    'The guard leaves “open” in the slot. Empty the slot before the guest subscribes, so that nothing old reaches the guest.',
  ),
  claims: [
    {
      says: say('门卫先放进一条不为空的保留消息', 'The guard first puts a retained message in that is not empty'),
      judge: (run) => {
        const packet = sent(run).find((one) => isRetained(one) && !isEmpty(one));
        return {
          holds: packet !== undefined,
          seen:
            packet?.packet?.type === 'PUBLISH'
              ? say(`“${text(packet.packet)}”`, `“${text(packet.packet)}”`)
              : say('没有', 'none'),
          proof: packet && { packet },
        };
      },
    },
    {
      says: say(
        '客人订阅时，最后放进去的是一条空消息，RETAIN = 1',
        'When the guest subscribes, the last one put in is empty, with RETAIN 1',
      ),
      judge: (run) => {
        const last = before(run).at(-1);
        return {
          holds: last !== undefined && isEmpty(last),
          seen:
            last?.packet?.type === 'PUBLISH'
              ? say(`${last.packet.payload.length} 字节`, `${last.packet.payload.length} bytes`)
              : say('客人订阅之前没有保留消息', 'no retained message before the guest subscribed'),
          proof: last && { packet: last, pane: 'broker' },
        };
      },
    },
    {
      says: say('客人没有收到任何 RETAIN = 1 的消息', 'The guest gets nothing with RETAIN 1'),
      judge: (run) => {
        const [packet] = fromSlot(run);
        return {
          holds: subscribed(run) !== undefined && packet === undefined,
          seen:
            packet?.packet?.type === 'PUBLISH'
              ? say(`“${text(packet.packet)}”`, `“${text(packet.packet)}”`)
              : say('没有', 'nothing'),
          proof: packet && { packet },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => sent(run).some((one) => isEmpty(one) && !isRetained(one)),
      say: say(
        '空消息没有标 RETAIN：它只是一条普通的空消息，格子里的东西原封不动。',
        'The empty message has no RETAIN: it is an ordinary empty message, and the slot stays as it was.',
      ),
    },
    {
      made: (run) => before(run).length > 1 && !before(run).some(isEmpty),
      say: say(
        '写着“空”的消息不是空消息。长度要是 0 字节，否则 Broker 就把它当新内容存下来了。',
        'A message that says “empty” is not empty. It must have 0 bytes, or the broker stores it as the new content.',
      ),
    },
    {
      // The last line of the cell clears up: that one is late in any case.
      made: (run) =>
        sent(run).filter((one) => isEmpty(one) && one.number > (subscribed(run)?.number ?? Infinity)).length > 1,
      say: say('清得太晚了，客人已经订阅。', 'Too late: the guest had subscribed.'),
    },
  ],
  hints: [
    say('没有“删除”报文。要用哪个报文来清空？', 'There is no delete packet. Which packet empties a slot?'),
    say(
      "`publishAsync(topic('gate'), '', { qos: 1, … })`，还差一个标志。",
      "`publishAsync(topic('gate'), '', { qos: 1, … })`, and one flag is missing.",
    ),
  ],
});
