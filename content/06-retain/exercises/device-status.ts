// The state of a device, for whoever comes at whatever time: a retained message, and a Will that is retained too.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { repair, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf, text } from '../../packets.ts';

const says = (state: string) => (captured: CapturedPacket) =>
  captured.packet?.type === 'PUBLISH' && text(captured.packet) === state;
const isRetained = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.retain;
const arrived = (run: JudgedRun) => capturedOfType(packetsOf(run, 'desk'), 'to-client', 'PUBLISH');
const reported = (run: JudgedRun) =>
  capturedOfType(packetsOf(run, 'device'), 'to-broker', 'PUBLISH').filter(says('online'));
const connect = (run: JudgedRun) => capturedOfType(packetsOf(run, 'device'), 'to-broker', 'CONNECT')[0];
const will = (run: JudgedRun) => {
  const packet = connect(run)?.packet;
  return packet?.type === 'CONNECT' ? packet.will : undefined;
};
const proof = (packet: CapturedPacket | undefined) => packet && { packet, pane: 'diagram' as const };

export const exercise = repair({
  ask: say(
    '值班台任何时候打开页面，都要看到 7 号设备在不在线；设备突然断电，值班台也要知道。修改设备的代码，值班台的不用动。',
    'Whenever the desk opens its page, it must show whether device 7 is online, and it must learn when the power fails. Repair the code of the device; that of the desk can stay.',
  ),
  claims: [
    {
      says: say('后来的值班台看到 `online`', 'The desk, which comes later, gets `online`'),
      judge: (run) => {
        const packet = arrived(run).find((one) => says('online')(one) && isRetained(one));
        return {
          holds: packet !== undefined,
          seen: packet ? say('收到，RETAIN = 1', 'it came, with RETAIN 1') : say('没有收到', 'it did not come'),
          proof: proof(packet),
        };
      },
    },
    {
      says: say('设备断电后，值班台看到 `offline`', 'After the power has failed, it gets `offline`'),
      judge: (run) => {
        const packet = arrived(run).find(says('offline'));
        return {
          holds: packet !== undefined,
          seen: packet ? say('收到', 'it came') : say('没有收到', 'it did not come'),
          proof: proof(packet),
        };
      },
    },
    {
      says: say(
        '此后再打开页面的人，看到的也是 `offline`：遗嘱写给同一个主题，并且要保留',
        'Whoever opens the page after that gets `offline` too: the Will goes to the same topic, and is retained',
      ),
      judge: (run) => {
        const left = will(run);
        const packet = connect(run);
        return {
          holds: left?.topic.endsWith('/device/7/status') === true && left.retain,
          seen:
            left === undefined
              ? say('`CONNECT` 里没有遗嘱', 'no Will in `CONNECT`')
              : say(`遗嘱的 RETAIN = ${left.retain ? 1 : 0}`, `the Will has RETAIN ${left.retain ? 1 : 0}`),
          proof: packet && { packet },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => reported(run).some(isRetained) && will(run) === undefined,
      say: say(
        '断电的设备没法说自己断电了，那条 `online` 会一直挂着骗人。谁能替它说？',
        'A device without power cannot say so, and its `online` will stand there and lie. Who could speak for it?',
      ),
    },
    {
      made: (run) => will(run)?.retain === false,
      say: say(
        '在场的人听到了 `offline`，格子里留着的却还是 `online`：下一个来的人又被骗了。',
        'Those who are there hear `offline`, but what is kept is still `online`: the next one to come is deceived again.',
      ),
    },
    {
      made: (run) => reported(run).length > 0 && !reported(run).some(isRetained),
      say: say(
        '`online` 发出时值班台还没来。要让后来的人也看到，它得留在 Broker 上。',
        'When `online` was sent, the desk was not there yet. For those who come later it has to stay on the broker.',
      ),
    },
  ],
  hints: [
    say(
      '要改两处：设备上线时说的话，和它没机会说的话。',
      'Two places: what the device says when it comes, and what it will have no chance to say.',
    ),
    say(
      "`will: { topic: …, payload: 'offline', qos: 1, retain: true }` 写在 `connectAsync` 的选项里。",
      "`will: { topic: …, payload: 'offline', qos: 1, retain: true }` goes into the options of `connectAsync`.",
    ),
  ],
  lesson: say(
    '保留消息加保留的遗嘱，是显示“谁在线”的惯用法。正常离开之前，设备要自己发布一次 `offline`：`DISCONNECT` 会删掉遗嘱。',
    'A retained message and a retained Will: that is the usual way to show who is there. Before it leaves in an orderly way a device publishes `offline` itself, because `DISCONNECT` deletes the Will.',
  ),
});
