// The empty retained message that clears a slot: does it reach who is online?
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const empty = (run: JudgedRun) =>
  capturedOfType(packetsOf(run, 'watcher'), 'to-client', 'PUBLISH').find(
    ({ packet }) => packet?.type === 'PUBLISH' && packet.payload.length === 0,
  );
const cleared = (run: JudgedRun) =>
  capturedOfType(packetsOf(run, 'owner'), 'to-broker', 'PUBLISH').find(
    ({ packet }) => packet?.type === 'PUBLISH' && packet.payload.length === 0,
  );

export const exercise = predict<string>({
  cell: 'clear',
  ask: say(
    '要清空格子，就发一条 RETAIN = 1、内容为空的消息。这条空消息会到在线的订阅者那里吗？',
    'To empty a slot, publish an empty message with RETAIN 1. Does that empty message reach a subscriber who is online?',
  ),
  question: {
    form: 'choice',
    options: [
      { key: 'no', says: say('不会，Broker 自己处理掉', 'No, the broker deals with it') },
      { key: '0', says: say('会，收到 0 字节，RETAIN = 0', 'Yes: 0 bytes, RETAIN 0') },
      { key: '1', says: say('会，收到 0 字节，RETAIN = 1', 'Yes: 0 bytes, RETAIN 1') },
    ],
  },
  truth: (run) => {
    if (cleared(run) === undefined) return null;
    const packet = empty(run)?.packet;
    return packet?.type === 'PUBLISH' ? (packet.retain ? '1' : '0') : 'no';
  },
  proof: (run) => {
    const packet = empty(run) ?? cleared(run);
    return packet && { packet };
  },
  wrong: [
    {
      given: 'no',
      say: say(
        '没有“删除”报文：它首先是一条普通的 `PUBLISH`，照样转发；清空格子只是附带的作用。程序要准备好收到空内容。',
        'There is no delete packet: it is a `PUBLISH` like any other, and is delivered; that the slot is emptied comes on top. Be prepared for empty payloads.',
      ),
    },
    {
      given: '1',
      say: say(
        '它是实时转发的，和别的实时消息一样，RETAIN 清为 0。',
        'It is delivered live, and like every live message with RETAIN 0.',
      ),
    },
  ],
  hints: [
    say('除了内容为空，它和别的消息有区别吗？', 'Apart from being empty, does it differ from any other message?'),
  ],
});
