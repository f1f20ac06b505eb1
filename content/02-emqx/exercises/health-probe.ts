// A probe that asks the broker to do its work, and not only whether somebody listens on the port.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { say, write, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const of = (run: JudgedRun, direction: CapturedPacket['direction'], type: 'PUBLISH' | 'SUBSCRIBE' | 'SUBACK') =>
  capturedOfType(packetsOf(run, 'probe'), direction, type);
const sent = (run: JudgedRun) => of(run, 'to-broker', 'PUBLISH');
const subscribed = (run: JudgedRun) => of(run, 'to-broker', 'SUBSCRIBE')[0];
const granted = (run: JudgedRun) => of(run, 'to-client', 'SUBACK')[0];
const isRetained = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.retain;
const topicOf = ({ packet }: CapturedPacket): string => (packet?.type === 'PUBLISH' ? packet.topic : '');
/** A message of the probe's own that was passed on to it; what was kept from an earlier visit does not count. */
const back = (run: JudgedRun): CapturedPacket | undefined => {
  const topics = new Set(sent(run).map(topicOf));
  return of(run, 'to-client', 'PUBLISH').find((packet) => topics.has(topicOf(packet)) && !isRetained(packet));
};
const proof = (packet: CapturedPacket | undefined) => packet && { packet, pane: 'diagram' as const };

export const exercise = write({
  ask: say(
    '端口有人应答，不等于 Broker 能干活。给探针补上两行，让它的一条消息走完整条路：出去，经过 Broker，再回到它自己手里；而且不在 Broker 上留下东西。',
    'That somebody answers on the port does not mean that the broker works. Give the probe the two lines that send a message of its own all the way, out through the broker and back to itself, and that leave nothing behind on the broker.',
  ),
  claims: [
    {
      says: say('探针先订阅，Broker 同意了', 'The probe subscribes first, and the broker grants it'),
      judge: (run) => {
        const packet = granted(run);
        const first = sent(run)[0];
        const before = packet !== undefined && (first === undefined || packet.number < first.number);
        return {
          holds: before && packet.packet?.type === 'SUBACK' && (packet.packet.reasonCodes[0] ?? 0x80) < 0x80,
          seen:
            subscribed(run) === undefined
              ? say('没有 `SUBSCRIBE`', 'no `SUBSCRIBE`')
              : before
                ? say('`SUBACK` 在先', '`SUBACK` came first')
                : say('发布在先，订阅在后', 'it published before it had subscribed'),
          proof: proof(packet),
        };
      },
    },
    {
      says: say('它自己的消息回到了它这里', 'Its own message comes back to it'),
      judge: (run) => {
        const packet = back(run);
        return {
          holds: packet !== undefined,
          seen: packet ? say('回来了', 'it came back') : say('没有回来', 'nothing came back'),
          proof: proof(packet),
        };
      },
    },
    {
      says: say('Broker 上什么都没有留下', 'Nothing stays on the broker'),
      judge: (run) => {
        const packet = sent(run).find(isRetained);
        return {
          holds: sent(run).length > 0 && packet === undefined,
          seen: packet
            ? say('留下一条保留消息', 'a retained message stays')
            : say(`发布 ${sent(run).length} 条，都没有保留`, `${sent(run).length} published, none retained`),
          proof: packet && { packet },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => sent(run).some(isRetained),
      say: say(
        '保留消息会一直挂在那里，下一次探测收到的可能是它，而不是刚发的那条：Broker 早就不转发了，探针还说一切正常。',
        'A retained message stays, and the next probe may be shown that one instead of its own: the broker could have stopped passing messages on long ago, and the probe would call it well.',
      ),
    },
    {
      made: (run) => sent(run).length > 0 && subscribed(run) === undefined,
      say: say(
        '`PUBACK` 只说明 Broker 收下了消息。能不能送到订阅者手里，还没有试过。',
        'A `PUBACK` says that the broker took the message. Whether it gets to a subscriber has not been tried.',
      ),
    },
    {
      made: (run) => sent(run).length > 0 && (subscribed(run)?.number ?? 0) > (sent(run)[0]?.number ?? Infinity),
      say: say(
        '消息经过的时候，还没有人订阅，Broker 就把它丢了。先订阅，再发布。',
        'When the message passed, nobody had subscribed, and the broker dropped it. Subscribe first, publish second.',
      ),
    },
  ],
  hints: [
    say(
      '谁来接这条消息？让探针自己订阅自己的主题。',
      'Who is to receive the message? Let the probe subscribe to a topic of its own.',
    ),
    say(
      "`await probe.subscribeAsync(topic('health'), { qos: 1 })`，然后往同一个主题发布。",
      "`await probe.subscribeAsync(topic('health'), { qos: 1 })`, and then publish to that topic.",
    ),
  ],
  lesson: say(
    'Compose 文件里的健康检查问的是“节点在运行吗”。这个探针问的是“消息到得了吗”，并且走的是客户端走的那条路，连防火墙也一起试了。',
    'The health check of the Compose file asks whether the node is running. This probe asks whether a message arrives, and it asks on the way that clients take, through the firewall and all.',
  ),
});
