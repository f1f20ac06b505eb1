// What a cell says of a run of an earlier visit.
import type { Language } from '../../language.ts';
import type { Recalled } from '../cell.ts';
import { momentText } from './moment-text.ts';
import type { KeptRun } from './read-kept-runs.ts';
import { keptRunWords } from './words/words.ts';

/** `now`: milliseconds since 1970. */
export function earlierNote({ entry, cell }: KeptRun, now: number, language: Language): Recalled {
  const text = keptRunWords(language);
  const without = entry.without === null ? [] : [text.without[entry.without]];
  const note = [text.fromEarlier(momentText(entry.at, now, language)), ...without].join(' ');
  return { note, code: cell.code, otherCode: text.otherCode };
}
