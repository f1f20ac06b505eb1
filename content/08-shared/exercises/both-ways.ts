// A client that subscribes plainly and in a group: two subscriptions, two copies.
import { predict, say } from '../../../src/exercises/exercise.ts';
import { capturedOfType, delivered, packetsOf, published } from '../../packets.ts';

export const exercise = predict<number>({
  cell: 'plain-and-shared',
  ask: say(
    '组里只有它一个成员，它又普通订阅了同一个主题。发布 10 条，它收到几条？',
    'It is the only member of the group, and subscribes to the same topic plainly as well. Ten messages are published. How many does it receive?',
  ),
  question: { form: 'number', unit: say('条', 'messages') },
  truth: (run) => (published(run, 'market').length === 10 ? delivered(run, 'greedy').length : null),
  proof: (run) => {
    const [, second] = capturedOfType(packetsOf(run, 'greedy'), 'to-client', 'PUBLISH');
    return second && { packet: second, pane: 'diagram' };
  },
  wrong: [
    {
      given: 10,
      say: say(
        '这里是把两个订阅合成了一个。重叠的普通订阅，Broker 可以只发一份；共享组是另一个订阅者，恰好由同一个客户端代表。',
        'This takes the two subscriptions for one. For overlapping plain subscriptions a broker may send one copy. A group is another subscriber, which happens to be the same client.',
      ),
    },
    {
      given: 15,
      alike: (given) => given > 10 && given < 20,
      say: say(
        '组里的份额要看有几个成员。这里只有一个，组里的 10 条全归它，普通订阅的 10 条也一条不少。',
        'How a group shares depends on its members. There is only one, so all ten of the group go to it, and the plain subscription brings its ten as well.',
      ),
    },
  ],
  hints: [
    say(
      '一个组算一个订阅者。这里一共有几个订阅者？',
      'A group counts as one subscriber. How many subscribers are there?',
    ),
    say(
      '两个：组，和普通订阅。两份都送到同一个客户端。',
      'Two: the group, and the plain subscription. Both copies go to the same client.',
    ),
  ],
});
