// The words of links into the wire panel: what they offer, what is missing, what cannot be read.
import type { Language } from '../../../language.ts';
import type { SightMiss } from '../find-sight.ts';
import type { SightProblem } from '../sight.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface ShowWords {
  /** What the link does; `cell` empty: nothing has to run. */
  hint: (cell: string) => string;
  /** Names the note beside the link, for screen readers. */
  note: string;
  /** `needs`: names of cells that run before it. */
  offer: (cell: string, needs: readonly string[]) => string;
  run: string;
  again: string;
  notNow: string;
  running: (cell: string) => string;
  stop: string;
  /** It was to run, and has not: what had to run before it has failed, or it was taken out of the queue. */
  notReached: (cell: string) => string;
  /** Code from a link stands in the cell. */
  foreign: (cell: string) => string;
  /** `how`: how the run ended; `changed`: the reader's code ran, not the chapter's. */
  missed: (cell: string, miss: SightMiss, how: 'ok' | 'error' | 'interrupted', changed: boolean) => string;
  /** The panel has made room for newer packets. */
  gone: (cell: string) => string;
  close: string;
  /** An address that cannot be read; the problem follows. */
  badAddress: string;
  problem: (problem: SightProblem) => string;
  copied: string;
  copyYourself: string;
  tour: {
    begin: string;
    back: string;
    next: string;
    end: string;
    /** Names the bar of the tour, for screen readers. */
    bar: string;
    step: (number: number, of: number) => string;
  };
}

const dictionaries: Record<Language, ShowWords> = { 'zh-cn': zhCn, en };

export function showWords(language: Language): ShowWords {
  return dictionaries[language];
}
