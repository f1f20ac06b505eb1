// A retained message answers a SUBSCRIBE; a session that is resumed has none.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf } from '../../packets.ts';

const back = (run: JudgedRun) => connectionsOf(run, 'member')[1] ?? [];
const notices = (run: JudgedRun) => capturedOfType(back(run), 'to-client', 'PUBLISH');

export const exercise = predict<string>({
  cell: 'not-session',
  ask: say(
    '公告板上贴着一条保留消息“10 点开会”，成员已经收到过。他带着会话离开又回来，没有重新订阅。他会再收到“10 点开会”吗？',
    'A retained message “meeting at 10” hangs on the notice board; the member has had it. The member leaves and returns to its session without subscribing again. Does “meeting at 10” come once more?',
  ),
  question: {
    form: 'choice',
    options: [
      {
        key: 'kept',
        says: say('会，RETAIN = 1：回来就等于又订阅了一次', 'Yes, with RETAIN 1: returning is like subscribing again'),
      },
      {
        key: 'queued',
        says: say('会，RETAIN = 0：它在会话的队列里等着', 'Yes, with RETAIN 0: it waited in the queue of the session'),
      },
      { key: 'no', says: say('不会', 'No') },
    ],
  },
  truth: (run) => {
    if (back(run).length === 0) return null;
    const again = notices(run).find(
      ({ packet }) => packet?.type === 'PUBLISH' && new TextDecoder().decode(packet.payload) === 'meeting at 10',
    )?.packet;
    return again?.type === 'PUBLISH' ? (again.retain ? 'kept' : 'queued') : 'no';
  },
  proof: (run) => {
    const packet = notices(run)[0];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 'kept',
      say: say(
        '保留消息是对 `SUBSCRIBE` 的回应。恢复会话时订阅已经在了，没有 `SUBSCRIBE`，也就没有它。',
        'A retained message answers a `SUBSCRIBE`. With a resumed session the subscription is there already: no `SUBSCRIBE`, no retained message.',
      ),
    },
    {
      given: 'queued',
      say: say(
        '队列里只有他不在的时候发来、还没送到的消息。这一条他早已收到并且确认过了。',
        'The queue holds what was sent while the member was away. This one had been delivered and acknowledged before.',
      ),
    },
  ],
  hints: [say('什么报文会让 Broker 去看格子？', 'Which packet makes the broker look into the slot?')],
});
