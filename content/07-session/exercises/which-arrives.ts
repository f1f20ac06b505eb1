// What goes on existing is the subscription in the session, not the topic.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf, text } from '../../packets.ts';

const came = (run: JudgedRun) => capturedOfType(packetsOf(run, 'tenant'), 'to-client', 'PUBLISH');
const texts = (run: JudgedRun): string[] =>
  came(run).map(({ packet }) => (packet?.type === 'PUBLISH' ? text(packet) : ''));

export const exercise = predict<string>({
  cell: 'what-persists',
  ask: say(
    '往同一个主题发三条 QoS 1：“too early”在订阅之前，“parcel”在订阅者离线期间，“too late”在取消订阅之后（会话仍在）。哪些会到？',
    'Three messages at QoS 1 go to one topic: “too early” before the subscription, “parcel” while the subscriber is away, “too late” after it has unsubscribed, with the session still there. Which arrive?',
  ),
  question: {
    form: 'choice',
    options: [
      { key: 'too early,parcel,too late', says: say('三条都到：主题一直存在', 'All three: the topic always exists') },
      { key: 'parcel', says: say('只有“parcel”', 'Only “parcel”') },
      {
        key: 'parcel,too late',
        says: say('“parcel”和“too late”：会话一直在', '“parcel” and “too late”: the session is there'),
      },
      { key: '', says: say('一条也不到：发的时候他都不在', 'None: it was never there when they were sent') },
    ],
  },
  truth: (run) => (packetsOf(run, 'tenant').length > 0 ? texts(run).join(',') : null),
  proof: (run) => {
    const packet = came(run)[0];
    return packet && { packet, pane: 'broker' };
  },
  wrong: [
    {
      given: 'too early,parcel,too late',
      say: say(
        '主题不存放任何东西，它只是每条消息上写的名字。没有匹配的订阅，消息当场就散了。',
        'A topic keeps nothing, it is a name written on each message. Without a matching subscription a message is gone on the spot.',
      ),
    },
    {
      given: 'parcel,too late',
      say: say(
        '会话在，可会话里的订阅已经取消了。让消息留下来的是订阅。',
        'The session is there, but its subscription is not. It is the subscription that makes a message wait.',
      ),
    },
    {
      given: '',
      say: say(
        '离线期间，会话里的订阅还在，QoS 1 的消息就排进他的队列。',
        'While it is away its subscription stands in the session, and messages at QoS 1 join its queue.',
      ),
    },
  ],
  hints: [
    say('每一条发出的那一刻，有没有匹配的订阅？', 'At the moment when each is sent: is there a matching subscription?'),
  ],
});
