// The words of recorded runs.
import type { Language } from '../../../language.ts';
import type { RunProblem } from '../../../capture/runs/run-file.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface RunWords {
  /** Above the cells: what this is, and that it does not run. */
  readOnly: string;
  /** The page that it was recorded on, as a path. */
  fromPage: (page: string) => string;
  noCells: string;
  execution: (count: number) => string;
  status: Record<'ok' | 'error' | 'interrupted' | 'running', string>;
  /** Of the code of a cell, for screen readers. */
  code: (cell: string) => string;
  saving: string;
  /** Follows the file's name. */
  saved: (cells: number, packets: number) => string;
  withoutBroker: string;
  hasPassword: string;
  nothingToSave: string;
  tooMuch: string;
  opening: string;
  problem: Record<Exclude<RunProblem, 'damaged' | 'too-large'>, string>;
  damaged: (place: string) => string;
  tooLarge: (megabytes: number) => string;
}

const dictionaries: Record<Language, RunWords> = { 'zh-cn': zhCn, en };

export function runWords(language: Language): RunWords {
  return dictionaries[language];
}
