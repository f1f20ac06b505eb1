// What a cell asks about faults, over the kernel's port. Code of a learner runs there, so nothing is taken on trust.
import type { FaultAction, FaultAnswer, FaultRequest } from '../kernel-protocol.ts';
import { FilterError } from '../../capture/filter/filter-error.ts';
import { problemText } from '../../capture/filter/words/words.ts';
import type { FaultBook } from './fault-book.ts';

/** Faults of cells in force at once. */
const atMost = 100;
/** Milliseconds. */
const longestDelay = 600_000;

/** Does what `data` asks for; false when it is about something else. */
export function answerFaultMessage(faults: FaultBook, data: unknown, answer: (answer: FaultAnswer) => void): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const { type, ask, cell, execution, rule, fault } = data as Record<string, unknown>;
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
  if (!isRequest(fault)) refuse('这不是一个完整的故障描述。', 'This is not a whole description of a fault.');
  else if (faults.rules.length >= atMost)
    refuse(`同时最多有 ${atMost} 个故障。`, `At most ${atMost} faults are in force at once.`);
  else {
    try {
      answer({ type: 'fault-set', ask, rule: faults.add(fault, { by: 'cell', cell, execution }) });
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      const { problem, start } = error;
      refuse(problemText(problem, start, 'zh-cn'), problemText(problem, start, 'en'));
    }
  }
  return true;
}

function isRequest(fault: unknown): fault is FaultRequest {
  if (typeof fault !== 'object' || fault === null) return false;
  const { action, clientId, direction, filter, times } = fault as Record<string, unknown>;
  return (
    isAction(action) &&
    (clientId === null || typeof clientId === 'string') &&
    (direction === 'to-broker' || direction === 'to-client' || direction === 'both') &&
    typeof filter === 'string' &&
    (times === null || isCount(times, 1, 1e9))
  );
}

function isAction(data: unknown): data is FaultAction {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, milliseconds, keep, offset, dropped } = data as Record<string, unknown>;
  switch (kind) {
    case 'drop':
    case 'duplicate':
    case 'reorder':
    case 'stop-reading':
      return true;
    case 'delay':
      return isCount(milliseconds, 0, longestDelay);
    case 'truncate':
      return isCount(keep, 0, 1e9);
    case 'corrupt':
      return isCount(offset, 0, 1e9);
    case 'cut':
      return typeof dropped === 'boolean';
    default:
      return false;
  }
}

function isCount(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most;
}
