// A trial that leaves the broker as it was: no retained message, no session.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { repair, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf, packetsOf } from '../../packets.ts';

const slot = (run: JudgedRun) =>
  capturedOfType(packetsOf(run, 'tester'), 'to-broker', 'PUBLISH').filter(
    ({ packet }) => packet?.type === 'PUBLISH' && packet.topic.endsWith('/machine/state'),
  );
const isRetained = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.retain;
const isEmpty = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.payload.length === 0;
/** What the broker has in the slot in the end is what was put in last. */
const last = (run: JudgedRun) => slot(run).filter(isRetained).at(-1);
const goodbye = (run: JudgedRun) => capturedOfType(connectionsOf(run, 'tester')[0] ?? [], 'to-broker', 'DISCONNECT')[0];
/** Whether somebody comes again with Clean Start 0, and what the broker says to that. */
const tomorrow = (run: JudgedRun) => {
  const packets = connectionsOf(run, 'tester').slice(1).flat();
  const connect = capturedOfType(packets, 'to-broker', 'CONNECT')[0]?.packet;
  return {
    keeps: connect?.type === 'CONNECT' && !connect.clean,
    connack: capturedOfType(packets, 'to-client', 'CONNACK')[0],
  };
};

export const exercise = repair({
  ask: say(
    '试过一次之后，Broker 上留下了两样东西：一条保留消息，和一个 5 分钟后才过期的会话。修改“从这里开始收拾”之后的代码，把 Broker 恢复原样。',
    'After this trial two things stay on the broker: a retained message, and a session that ends only after five minutes. Change the code after “clean up from here on” so that the broker is left as it was.',
  ),
  claims: [
    {
      says: say('试验确实放进过一条保留消息', 'The trial does put a retained message in'),
      judge: (run) => {
        const packet = slot(run).find((one) => isRetained(one) && !isEmpty(one));
        return {
          holds: packet !== undefined,
          seen: packet ? say('放过', 'it does') : say('没有', 'it does not'),
          proof: packet && { packet },
        };
      },
    },
    {
      says: say('走之前把它清掉了', 'It is gone before the tester leaves'),
      judge: (run) => {
        const packet = last(run);
        return {
          holds: packet !== undefined && isEmpty(packet),
          seen:
            packet?.packet?.type === 'PUBLISH'
              ? say(
                  `最后放进去的有 ${packet.packet.payload.length} 字节`,
                  `what was put in last has ${packet.packet.payload.length} bytes`,
                )
              : say('什么也没放', 'nothing was put in'),
          proof: packet && { packet, pane: 'broker' },
        };
      },
    },
    {
      says: say(
        '明天以 Clean Start 0 再来，Session Present 是 0',
        'Who comes tomorrow with Clean Start 0 gets Session Present 0',
      ),
      judge: (run) => {
        const { keeps, connack } = tomorrow(run);
        const present = connack?.packet?.type === 'CONNACK' && connack.packet.sessionPresent;
        return {
          holds: keeps && connack !== undefined && !present,
          seen: !keeps
            ? say('没有人以 Clean Start 0 再来', 'nobody comes with Clean Start 0')
            : say(`Session Present 是 ${present ? 1 : 0}`, `Session Present is ${present ? 1 : 0}`),
          proof: connack && { packet: connack, pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => slot(run).some((one) => isEmpty(one) && !isRetained(one)),
      say: say(
        '空消息没有标 RETAIN，格子里的东西它碰不到。',
        'The empty message has no RETAIN, so it does not touch what is kept.',
      ),
    },
    {
      made: (run) => slot(run).filter(isRetained).length > 1 && slot(run).every((one) => !isEmpty(one)),
      say: say(
        '写着“没有”的消息也是一条消息。长度要是 0 字节。',
        'A message that says “none” is a message too. It must have 0 bytes.',
      ),
    },
    {
      made: (run) => {
        const packet = goodbye(run)?.packet;
        return (
          packet?.type === 'DISCONNECT' &&
          packet.properties?.sessionExpiryInterval !== 0 &&
          slot(run).some((one) => isRetained(one) && isEmpty(one))
        );
      },
      say: say(
        '订阅退了，会话还在。会话什么时候结束，由过期间隔说了算，走的时候可以改它。',
        'Without subscriptions it is still a session. When it ends is what the expiry interval says, and that can be changed on leaving.',
      ),
    },
  ],
  hints: [
    say('没有“删除”报文：一条什么样的消息会清空格子？', 'There is no delete packet: which message empties the slot?'),
    say(
      '`DISCONNECT` 可以带一个新的 Session Expiry Interval。最后一行就是这么做的。',
      '`DISCONNECT` may carry a new Session Expiry Interval. The last line of the cell does that.',
    ),
  ],
  lesson: say(
    '试验脚本最容易留下的就是这两样。课堂上三十个人各留一份，下一堂课就从别人的旧消息开始了。',
    'These two are what trial scripts leave most often. Thirty people leave one each, and the next lesson begins with somebody else’s old messages.',
  ),
});
