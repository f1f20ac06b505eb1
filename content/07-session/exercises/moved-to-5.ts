// A program that came from 3.1.1 with `clean: false` alone: its session ends with the connection.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { repair, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf } from '../../packets.ts';

const visits = (run: JudgedRun) => connectionsOf(run, 'phone');
const back = (run: JudgedRun): CapturedPacket[] => visits(run)[1] ?? [];
const connack = (run: JudgedRun) => capturedOfType(back(run), 'to-client', 'CONNACK')[0];
const news = (run: JudgedRun) => capturedOfType(back(run), 'to-client', 'PUBLISH');
const isPresent = (run: JudgedRun): boolean => {
  const packet = connack(run)?.packet;
  return packet?.type === 'CONNACK' && packet.sessionPresent;
};
const connects = (run: JudgedRun) =>
  visits(run).flatMap((packets) =>
    capturedOfType(packets, 'to-broker', 'CONNECT').flatMap(({ packet }) =>
      packet?.type === 'CONNECT' ? [packet] : [],
    ),
  );

export const exercise = repair({
  ask: say(
    '这个程序是从 3.1.1 搬来的，`clean: false` 原样照抄，到了 5.0 却收不到离线消息。修好它：手机回来时，不重新订阅也能收到新闻。',
    'This program was moved from 3.1.1 with its `clean: false` as it was, and in 5.0 it misses what comes while it is away. Mend it: when the phone returns it gets the news without subscribing again.',
  ),
  claims: [
    {
      says: say(
        '手机第二次连接，会话还在（Session Present = 1）',
        'The phone’s second connection finds its session (Session Present 1)',
      ),
      judge: (run) => {
        const packet = connack(run);
        return {
          holds: isPresent(run),
          seen: packet
            ? say(`Session Present = ${Number(isPresent(run))}`, `Session Present ${Number(isPresent(run))}`)
            : say('没有第二次连接', 'no second connection'),
          proof: packet && { packet },
        };
      },
    },
    {
      says: say('离线期间的新闻到了', 'The news that was sent meanwhile arrives'),
      judge: (run) => {
        const [packet] = news(run);
        return {
          holds: packet !== undefined,
          seen: say(`收到 ${news(run).length} 条`, `${news(run).length} received`),
          proof: packet && { packet },
        };
      },
    },
    {
      says: say('回来之后没有再订阅新闻', 'It has not subscribed to the news again after its return'),
      judge: (run) => {
        const [packet] = capturedOfType(back(run), 'to-broker', 'SUBSCRIBE');
        return {
          holds: back(run).length > 0 && packet === undefined,
          seen: packet ? say('又发了 `SUBSCRIBE`', 'another `SUBSCRIBE`') : say('没有', 'none'),
          proof: packet && { packet },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => connects(run).some(({ clean }) => clean),
      say: say(
        'Clean Start 1 一连上就丢掉旧会话。两次都要是 `clean: false`。',
        'Clean Start 1 discards the session on arrival. It has to be `clean: false` both times.',
      ),
    },
    {
      made: (run) => capturedOfType(back(run), 'to-broker', 'SUBSCRIBE').length > 0,
      say: say(
        '重新订阅只管以后的消息；离线期间的那条没有人替它留着。',
        'Subscribing again is for what comes from now on; nobody has kept what was sent meanwhile.',
      ),
    },
    {
      made: (run) => connects(run).every(({ properties }) => (properties?.sessionExpiryInterval ?? 0) === 0),
      say: say(
        '两次连接都没有给过期间隔，等于 0：会话随连接结束。',
        'Neither connection has an expiry interval, which means 0: the session ends with the connection.',
      ),
    },
  ],
  hints: [
    say('5.0 里谁来决定断开之后会话留多久？', 'In 5.0, what decides how long a session outlives its connection?'),
    say(
      '`properties: { sessionExpiryInterval: … }`，单位是秒。',
      '`properties: { sessionExpiryInterval: … }`, in seconds.',
    ),
  ],
  lesson: say(
    '3.1.1 的 CleanSession 0 在 5.0 里是两件事：Clean Start 0，加上一个过期间隔。',
    'What CleanSession 0 was in 3.1.1 takes two things in 5.0: Clean Start 0, and an expiry interval.',
  ),
});
