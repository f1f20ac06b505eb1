// Two clients with one Client Identifier that both come back: neither stays.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf } from '../../packets.ts';

/** The CONNACKs that accept one of the two, in order. */
const accepted = (run: JudgedRun): CapturedPacket[] =>
  connectionsOf(run, 'rival').flatMap((packets) =>
    capturedOfType(packets, 'to-client', 'CONNACK').filter(
      ({ packet }) => packet?.type === 'CONNACK' && packet.reasonCode === 0,
    ),
  );

export const exercise = predict<string>({
  cell: 'tug-of-war',
  ask: say(
    '现在被断开的一方会自动重连。等一会儿，谁连着？',
    'Now whoever is disconnected connects again by itself. Wait a while: who is connected?',
  ),
  question: {
    form: 'choice',
    options: [
      { key: 'first', says: say('先来的：它抢了回来', 'The first: it has taken its place back') },
      { key: 'second', says: say('后来的：和刚才一样', 'The second, as before') },
      { key: 'turns', says: say('轮流：谁也连不久', 'They take turns, neither for long') },
      { key: 'refused', says: say('都连不上：Broker 不再理它们', 'Neither: the broker has had enough of them') },
    ],
  },
  truth: (run) => {
    const count = accepted(run).length;
    return count >= 4 ? 'turns' : count === 3 ? 'first' : count === 2 ? 'second' : null;
  },
  proof: (run) => {
    const packet = accepted(run)[2];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 'first',
      say: say(
        '它确实会抢回来，可对方也会自动重连，又把它挤掉。',
        'It does take its place back. But the other one comes back by itself too, and pushes it out again.',
      ),
    },
    {
      given: 'second',
      say: say(
        '要是先来的不再回来，就是这样。现在它 50 毫秒之后就回来，这一次它是后来的。',
        'So it would be if the first stayed away. It comes back after 50 ms, and this time it is the one that comes later.',
      ),
    },
    {
      given: 'refused',
      say: say(
        '标准里没有这样的规定。Broker 最多让人稍等（0x89），然后照样接受新来的，断开前一个。',
        'The standard has nothing of the kind. At most a broker asks one to wait (0x89); then it takes the newcomer, and disconnects the one before.',
      ),
    },
  ],
  hints: [
    say('谁后来，谁留下。被挤掉的那个，接着做什么？', 'Whoever comes last stays. What does the other one do next?'),
    say('它马上重连，于是它成了后来的。', 'It connects again at once, and now it is the one that came last.'),
  ],
});
