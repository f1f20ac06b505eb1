// The words of the dialog in which readers save, take over and clear away their work.
import type { Language } from '../../../language.ts';
import type { WorkProblem } from '../work-file.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** How much there is of it. */
export interface WorkCount {
  edits: number;
  answers: number;
  runs: number;
}

export interface WorkWords {
  title: string;
  /** What this browser keeps, and that nobody else gets it. */
  keeps: string;
  close: string;
  cancel: string;
  count: (count: WorkCount) => string;
  save: string;
  saveHint: string;
  nothingToSave: string;
  saved: (name: string) => string;
  open: string;
  openHint: string;
  opening: string;
  problem: Record<Exclude<WorkProblem, 'damaged' | 'too-large'>, string>;
  /** `received`: what stands at `place`, as a text. */
  damaged: (place: string, expected: string, received: string) => string;
  /** A run in the file that cannot be read. */
  damagedRun: (page: string, cell: string) => string;
  tooLarge: (megabytes: number) => string;
  empty: string;
  /** What is in the file, and how much of it stands otherwise here. */
  ask: (file: WorkCount, differing: { edits: number; answers: number }) => string;
  nothingRuns: string;
  take: string;
  keepMine: string;
  takeFile: string;
  noRoom: string;
  startOver: string;
  startOverHint: string;
  askStartOver: (count: WorkCount) => string;
  nothingToClear: string;
  denied: string;
  /** At the foot of the page, when it has been done. */
  done: Record<'imported' | 'started-over' | 'undone', string>;
  undo: string;
  dismiss: string;
}

const dictionaries: Record<Language, WorkWords> = { 'zh-cn': zhCn, en };

export function workWords(language: Language): WorkWords {
  return dictionaries[language];
}
