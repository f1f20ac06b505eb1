// A till that books by the number of the invoice: the same message may come as often as it likes.
import { repair, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const invoices = (run: JudgedRun) => capturedOfType(packetsOf(run, 'till'), 'to-client', 'PUBLISH');
/** What the cell logs last as `booked: …`. */
const booked = (run: JudgedRun): number | null => {
  const texts = run.outputs.flatMap((output) =>
    output.kind === 'log' ? output.values.flatMap((value) => (value.type === 'string' ? [value.text] : [])) : [],
  );
  const sum = /^booked: (\d+)$/.exec(texts.findLast((line) => line.startsWith('booked: ')) ?? '')?.[1];
  return sum === undefined ? null : Number(sum);
};

export const exercise = repair({
  ask: say(
    '店家没等到回音，把发票 7 又发了一次：这是一条新消息，哪个 QoS 都看不穿。修改循环，让每张发票只入账一次。',
    'The shop heard nothing and sent invoice 7 once more: a new message, which no QoS can see through. Change the loop so that each invoice is booked once.',
  ),
  claims: [
    {
      says: say('收银机收到三条消息', 'Three messages reach the till'),
      judge: (run) => ({
        holds: invoices(run).length === 3,
        seen: say(`收到 ${invoices(run).length} 条`, `${invoices(run).length} received`),
        proof: invoices(run)[2] && { packet: invoices(run)[2] as (typeof run.packets)[number] },
      }),
    },
    {
      says: say('入账 150，最后一行写着 `booked: 150`', '150 are booked, and the last line says `booked: 150`'),
      judge: (run) => {
        const sum = booked(run);
        return {
          holds: sum === 150,
          seen:
            sum === null ? say('没有 `booked: …` 这一行', 'no line `booked: …`') : say(`入账 ${sum}`, `${sum} booked`),
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => booked(run) === 250,
      say: say(
        '发票 7 还是入账两次。DUP 帮不上忙，它两次都是 0；能认出它的只有内容里的编号。',
        'Invoice 7 is still booked twice. DUP is no help, it is 0 both times; only the number in the payload tells.',
      ),
    },
    {
      made: (run) => booked(run) === 100 || booked(run) === 50,
      say: say(
        '发票 8 没有入账：丢掉的应当只是见过的编号。',
        'Invoice 8 is not booked: only numbers that were seen before are to be left out.',
      ),
    },
  ],
  hints: [
    say(
      '需要记住什么，才能知道这一张已经入过账？',
      'What do you have to remember to know that this one has been booked?',
    ),
    say('用一个 `Set` 存见过的编号。', 'Keep the numbers that you have seen in a `Set`.'),
  ],
  lesson: say(
    '这就是幂等：同一件事做两次，和做一次的结果一样。做到了它，QoS 1 通常就够用。真正的程序还要把见过的编号存到重启也不会丢的地方。',
    'That is idempotence: doing it twice has the effect of doing it once. With it QoS 1 is usually enough. A real program also keeps the numbers where a restart does not lose them.',
  ),
});
