// One filter that catches the temperatures and nothing else.
import { say, write, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const topicsOf = (run: JudgedRun): string[] =>
  capturedOfType(packetsOf(run, 'display'), 'to-client', 'PUBLISH').map(({ packet }) =>
    packet?.type === 'PUBLISH' ? packet.topic.replace(/^.*?\/(?=home)/, '') : '',
  );
const filters = (run: JudgedRun): string[] => {
  // The second SUBSCRIBE of `settled` asks for Topic Names, to prove that nothing more comes.
  const [first] = capturedOfType(packetsOf(run, 'display'), 'to-broker', 'SUBSCRIBE');
  return first?.packet?.type === 'SUBSCRIBE' ? first.packet.subscriptions.map(({ filter }) => filter) : [];
};
const list = (names: readonly string[], none: string): string => (names.length === 0 ? none : names.join(', '));
const came = (run: JudgedRun, wanted: (name: string) => boolean) => {
  const names = topicsOf(run).filter(wanted);
  return say(list(names, '没有'), list(names, 'none'));
};
const proofOf = (run: JudgedRun, wanted: (name: string) => boolean) => {
  const packet = capturedOfType(packetsOf(run, 'display'), 'to-client', 'PUBLISH').find(
    (one) => one.packet?.type === 'PUBLISH' && wanted(one.packet.topic.replace(/^.*?\/(?=home)/, '')),
  );
  return packet && { packet };
};
const isTemperature = (name: string): boolean => /^home\/\w+\/temperature$/.test(name);
const isOther = (name: string): boolean => !isTemperature(name);

export const exercise = write({
  ask: say(
    '屏幕只想看每个房间的温度，不管有多少房间，别的都不要。把 `filter` 改成一个主题过滤器。',
    'The display wants the temperature of every room, however many rooms there are, and nothing else. Put one Topic Filter into `filter`.',
  ),
  claims: [
    {
      says: say('厨房和卧室的温度都到了', 'The temperatures of kitchen and bedroom arrive'),
      judge: (run) => ({
        holds: ['home/kitchen/temperature', 'home/bedroom/temperature'].every((name) => topicsOf(run).includes(name)),
        seen: came(run, isTemperature),
        proof: proofOf(run, isTemperature),
      }),
    },
    {
      says: say('别的什么都没到', 'Nothing else arrives'),
      judge: (run) => ({
        holds: topicsOf(run).length > 0 && topicsOf(run).every(isTemperature),
        seen: came(run, isOther),
        proof: proofOf(run, isOther),
      }),
    },
    {
      says: say('一个 `SUBSCRIBE`，里面只有一个过滤器', 'One `SUBSCRIBE` with one filter in it'),
      judge: (run) => ({
        holds: filters(run).length === 1,
        seen: say(list(filters(run), '没有'), list(filters(run), 'none')),
      }),
    },
  ],
  mistakes: [
    {
      made: (run) => filters(run).some((filter) => filter.endsWith('#')),
      say: say(
        '`#` 把下面所有层级都收了进来，窗户也在内。要的是“正好一层，随便什么名字”。',
        '`#` takes in every level below, the window too. What is wanted is exactly one level of any name.',
      ),
    },
    {
      made: (run) => filters(run).length > 1,
      say: say(
        '两个过滤器眼下够用，明天多一个房间就漏了。一个通配符就行。',
        'Two filters do for today, and miss the room that is added tomorrow. One wildcard is enough.',
      ),
    },
    {
      made: (run) => topicsOf(run).length === 1,
      say: say(
        '只收到一个房间的。房间的名字要换成通配符。',
        'Only one room came. The name of the room wants to be a wildcard.',
      ),
    },
  ],
  hints: [
    say('哪一层会变？在那一层放 `+`。', 'Which level varies? Put `+` there.'),
    say('`home/` 某个房间 `/temperature`。', '`home/`, some room, `/temperature`.'),
  ],
  lesson: say(
    '`+` 守住层数，`#` 放开层数。多数时候想要的是 `+`：往后主题树再长，也不会有意外的东西闯进来。',
    '`+` holds the number of levels, `#` lets go of it. Most of the time `+` is what you want: however the tree grows, nothing unexpected walks in.',
  ),
});
