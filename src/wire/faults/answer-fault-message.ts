// What a cell asks about faults, over the kernel's port. Code of a learner runs there, so nothing is taken on trust.
import {
  anyInteger,
  between,
  checkedOrNull,
  choice,
  oneOf,
  orNull,
  record,
  text,
  truth,
  type Check,
} from '../../checks.ts';
import type { FaultAction, FaultAnswer, FaultRequest } from '../kernel-protocol.ts';
import { FilterError } from '../../capture/filter/filter-error.ts';
import { problemText } from '../../capture/filter/words/words.ts';
import type { FaultBook } from './fault-book.ts';

/** Faults of cells in force at once. */
const atMost = 100;
/** Milliseconds. */
const longestDelay = 600_000;

const plain = record({ kind: oneOf('drop', 'duplicate', 'reorder', 'stop-reading') });
const action = choice<FaultAction>('kind', {
  drop: plain,
  duplicate: plain,
  reorder: plain,
  'stop-reading': plain,
  delay: record({ kind: oneOf('delay'), milliseconds: between(0, longestDelay), jitter: between(0, longestDelay) }),
  throttle: record({ kind: oneOf('throttle'), bytesPerSecond: between(1, 1e9) }),
  truncate: record({ kind: oneOf('truncate'), keep: between(0, 1e9) }),
  corrupt: record({ kind: oneOf('corrupt'), offset: between(0, 1e9) }),
  cut: record({ kind: oneOf('cut'), dropped: truth }),
});
const request: Check<FaultRequest> = record({
  action,
  clientId: orNull(text()),
  direction: oneOf('to-broker', 'to-client', 'both'),
  filter: text(),
  times: orNull(between(1, 1e9)),
  chance: between(1e-9, 1),
  seed: orNull(anyInteger),
});

/**
 * Does what `data` asks for; false when it is about something else. `foreign`: the cell whose code came with a link, when
 * it is that one which asks.
 */
export function answerFaultMessage(
  faults: FaultBook,
  data: unknown,
  answer: (answer: FaultAnswer) => void,
  foreign: string | null = null,
): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const { type, ask, cell: named, execution, rule, fault } = data as Record<string, unknown>;
  const cell = foreign ?? named;
  if (typeof cell !== 'string' || typeof execution !== 'number') return false;
  if (type === 'end-faults') {
    faults.end(
      ({ origin, rule: number }) =>
        origin.by === 'cell' &&
        origin.cell === cell &&
        origin.execution === execution &&
        (rule === null || number === rule),
    );
    return true;
  }
  if (type !== 'set-fault' || typeof ask !== 'number') return false;
  const refuse = (chinese: string, english: string): void =>
    answer({ type: 'fault-refused', ask, why: { 'zh-cn': chinese, en: english } });
  const read = checkedOrNull(request, fault);
  if (read === null) refuse('这不是一个完整的故障描述。', 'This is not a whole description of a fault.');
  else if (faults.rules.length >= atMost)
    refuse(`同时最多有 ${atMost} 个故障。`, `At most ${atMost} faults are in force at once.`);
  else {
    try {
      answer({
        type: 'fault-set',
        ask,
        rule: faults.add(read, { by: 'cell', cell, execution, ...(foreign !== null && { foreign: true }) }),
      });
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      const { problem, start } = error;
      refuse(problemText(problem, start, 'zh-cn'), problemText(problem, start, 'en'));
    }
  }
  return true;
}
