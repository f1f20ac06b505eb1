// Lose exactly one packet, so that one order is made twice.
import { isLost, type CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { breakIt, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf, published } from '../../packets.ts';

const orders = (run: JudgedRun) =>
  capturedOfType(packetsOf(run, 'cook'), 'to-client', 'PUBLISH').filter((captured) => !isLost(captured));
const disturbed = (run: JudgedRun) => run.packets.filter(({ fault }) => fault !== undefined);
const lost = (run: JudgedRun) => disturbed(run).filter(isLost);
const isLostOf = (run: JudgedRun, type: string, kind?: string): boolean =>
  lost(run).some(({ packet, fault }) => packet?.type === type && (kind === undefined || fault?.kind === kind));
const isAgain = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.dup;
const names = (packets: readonly CapturedPacket[]) => packets.map(({ packet }) => packet?.type ?? '?').join(', ');
const proof = (packet: CapturedPacket | undefined) => packet && { packet, pane: 'diagram' as const };

export const exercise = breakIt({
  ask: say(
    '服务员只下一杯的单，QoS 1。用 `fault` 让线路上恰好丢掉一个报文，使厨房做出两杯。',
    'The waiter orders one coffee at QoS 1. Use `fault` to lose exactly one packet on the wire, so that the kitchen makes two.',
  ),
  claims: [
    {
      says: say('服务员只发布一次', 'The waiter publishes once'),
      judge: (run) => ({
        holds: published(run, 'waiter').length === 1,
        seen: say(`发布 ${published(run, 'waiter').length} 次`, `published ${published(run, 'waiter').length} times`),
      }),
    },
    {
      says: say('线路上恰好丢掉一个报文', 'Exactly one packet is lost on the wire'),
      judge: (run) => ({
        holds: lost(run).length === 1 && disturbed(run).length === 1,
        seen:
          disturbed(run).length === 0 ? say('一个也没丢', 'none') : say(names(disturbed(run)), names(disturbed(run))),
        proof: proof(disturbed(run)[0]),
      }),
    },
    {
      says: say('厨房收到两次，第二次 DUP = 1', 'The kitchen gets it twice, the second time with DUP 1'),
      judge: (run) => ({
        holds: orders(run).length === 2 && orders(run).slice(1).every(isAgain),
        seen: say(
          `收到 ${orders(run).length} 次，其中 ${orders(run).filter(isAgain).length} 次 DUP = 1`,
          `received ${orders(run).length} times, ${orders(run).filter(isAgain).length} of them with DUP 1`,
        ),
        proof: proof(orders(run).at(-1)),
      }),
    },
  ],
  mistakes: [
    {
      made: (run) => isLostOf(run, 'PUBACK', 'dropped'),
      say: say(
        '`PUBACK` 是丢对了，可连接还在，5.0 就不许重发。让连接和它一起断：`cut`。',
        'The `PUBACK` is the right one to lose; but the connection stands, and on a standing connection 5.0 forbids sending again. Let the connection break with it: `cut`.',
      ),
    },
    {
      made: (run) => isLostOf(run, 'PUBLISH'),
      say: say(
        '丢的是 `PUBLISH`，厨房第一次根本没见到，重发的才是第一次。要丢的是它的回答。',
        'You have lost the `PUBLISH`: the kitchen never saw the first one, and what is sent again is its first. It is the answer that must get lost.',
      ),
    },
    {
      made: (run) => disturbed(run).some(({ fault }) => fault?.kind === 'duplicate'),
      say: say(
        '那是复制，不是丢失。真实的网络里，重复是由丢失造成的。',
        'That duplicates a packet instead of losing one. In a real network it is a loss that makes the copy.',
      ),
    },
    {
      made: (run) => disturbed(run).length === 0,
      say: say(
        '没有报文被动过手脚。`fault` 的条件遇到过报文吗？',
        'No packet was disturbed. Has the filter of your `fault` met any?',
      ),
    },
    {
      made: (run) => lost(run).length > 1,
      say: say('丢得太多了，一个就够。', 'That is too many: one is enough.'),
    },
  ],
  hints: [
    say('Broker 什么时候会把一条消息再发一次？', 'When does the broker send a message again?'),
    say(
      '没有等到确认，而且客户端重连了。一个 `fault` 可以同时做到这两件事。',
      'When it had no acknowledgement, and the client reconnects. One `fault` can do both.',
    ),
    say(
      "`await fault('cut', { client: cook, filter: … })`，条件写哪个报文？",
      "`await fault('cut', { client: cook, filter: … })`: which packet goes into the filter?",
    ),
  ],
  lesson: say(
    '丢的是回答，而不是消息。“至少一次”的重复就是这样来的，而服务员那边毫无察觉。',
    'The answer was lost, not the message. That is where the duplicates of “at least once” come from, and the waiter noticed nothing.',
  ),
});
