// An answer of the subscriber's own: what no acknowledgement of the broker says.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { say, write, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf, text } from '../../packets.ts';

const orders = (run: JudgedRun) => capturedOfType(packetsOf(run, 'guest'), 'to-broker', 'PUBLISH');
const sent = (run: JudgedRun) => capturedOfType(packetsOf(run, 'barista'), 'to-broker', 'PUBLISH');
const answers = (run: JudgedRun) => capturedOfType(packetsOf(run, 'guest'), 'to-client', 'PUBLISH');
const textOf = ({ packet }: CapturedPacket): string => (packet?.type === 'PUBLISH' ? text(packet) : '');
const isAtMostOnce = ({ packet }: CapturedPacket): boolean => packet?.type === 'PUBLISH' && packet.qos === 0;
/** Where the orders ask to be answered. */
const asked = (run: JudgedRun): ReadonlySet<string | undefined> =>
  new Set(orders(run).map(({ packet }) => (packet?.type === 'PUBLISH' ? packet.properties?.responseTopic : undefined)));
const goesElsewhere = (run: JudgedRun) =>
  sent(run).some(({ packet }) => packet?.type === 'PUBLISH' && !asked(run).has(packet.topic));
/** Orders that have an answer of their own. */
const answered = (run: JudgedRun) =>
  orders(run).filter((order) => answers(run).some((answer) => textOf(answer).includes(textOf(order))));

export const exercise = write({
  ask: say(
    '客人手里有三个 `PUBACK`，却不知道咖啡做没做。订单里写着回信的主题（Response Topic）：请咖啡师每做好一杯，就往那里回一条消息，让客人知道是哪一杯。',
    'The guest holds three `PUBACK` packets and does not know whether anything was made. The orders say where to answer, in Response Topic. Have the barista send a message there for each coffee that is made, so that the guest knows which one it was.',
  ),
  claims: [
    {
      says: say('三份订单，每份都写明了回信的主题', 'Three orders, each with a Response Topic'),
      judge: (run) => ({
        holds: orders(run).length === 3 && !asked(run).has(undefined),
        seen: say(`${orders(run).length} 份订单`, `${orders(run).length} orders`),
        proof: orders(run)[0] && { packet: orders(run)[0] as CapturedPacket },
      }),
    },
    {
      says: say('客人收到三封回信', 'The guest gets three answers'),
      judge: (run) => {
        const packet = answers(run)[0];
        return {
          holds: answers(run).length === 3,
          seen: say(`收到 ${answers(run).length} 封`, `${answers(run).length} came`),
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: say('每份订单都有属于它的一封', 'Each order has an answer that names it'),
      judge: (run) => ({
        holds: orders(run).length > 0 && answered(run).length === orders(run).length,
        seen: say(answers(run).map(textOf).join('、') || '没有', answers(run).map(textOf).join(', ') || 'none'),
        proof: answers(run)[0] && { packet: answers(run)[0] as CapturedPacket },
      }),
    },
    {
      says: say('回信不能丢：QoS 1 或 2', 'No answer may be lost: QoS 1 or 2'),
      judge: (run) => {
        const careless = sent(run).find(isAtMostOnce);
        const packet = careless ?? sent(run)[0];
        return {
          holds: sent(run).length > 0 && careless === undefined,
          seen: careless
            ? say('有 QoS 0 的', 'one went at QoS 0')
            : say(`发出 ${sent(run).length} 封`, `${sent(run).length} sent`),
          proof: packet && { packet },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => sent(run).some(isAtMostOnce),
      say: say(
        '回信以 QoS 0 发出：丢了的话，客人会以为咖啡没做，再点一次。',
        'The answers go at QoS 0. If one is lost, the guest believes that nothing was made, and orders again.',
      ),
    },
    {
      made: goesElsewhere,
      say: say(
        '回信发到了客人没有订阅的主题。往哪里回，由提问的人说，写在订单的 Response Topic 里。',
        'The answers go where the guest is not listening. Where to answer is for the one who asks to say: in the Response Topic of the order.',
      ),
    },
    {
      made: (run) => sent(run).length > 0 && answered(run).length < orders(run).length,
      say: say(
        '客人知道有一杯做好了，却不知道是哪一杯。回信要让人认出订单来。',
        'The guest learns that a coffee is made, and not which one. An answer has to say to which order it belongs.',
      ),
    },
  ],
  hints: [
    say('`answerTo` 就是该往哪里发。', '`answerTo` is where it has to go.'),
    say(
      '`await barista.publishAsync(answerTo, …, { qos: 1 })`，内容写什么，客人才认得出是哪一杯？',
      '`await barista.publishAsync(answerTo, …, { qos: 1 })`: what has to be in it for the guest to know which order it is?',
    ),
  ],
  lesson: say(
    '这就是 5.0 的请求/响应。内容不便复述的时候，请求里还可以带一个 Correlation Data，回信原样带回。',
    'This is Request/Response of 5.0. Where the payload does not tell, a request can carry Correlation Data too, and the answer brings it back unchanged.',
  ),
});
