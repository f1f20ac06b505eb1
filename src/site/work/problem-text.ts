// Why a file cannot be taken over, in words. Pure.
import type { Fault } from '../../checks.ts';
import { DamagedRun } from './work-changes.ts';
import { longestWork, WorkFileError } from './work-file.ts';
import type { WorkWords } from './words/words.ts';

export function problemText(error: unknown, text: WorkWords): string {
  if (error instanceof DamagedRun) return text.damagedRun(error.page, error.cell);
  if (!(error instanceof WorkFileError)) return text.problem['cut-off'];
  const { code, fault } = error;
  if (code === 'too-large') return text.tooLarge(longestWork / 1e6);
  if (code !== 'damaged') return text.problem[code];
  return text.damaged(fault?.place ?? '', fault?.expected ?? '', fault === null ? '' : shown(fault.received));
}

const longest = 60;

/** A value out of a file in a line: texts in quotes, the rest by its kind where it is long. */
function shown(received: Fault['received']): string {
  if (typeof received === 'symbol') return received.description ?? '';
  const json = received === undefined ? 'undefined' : JSON.stringify(received);
  return json.length > longest ? `${json.slice(0, longest)}…` : json;
}
