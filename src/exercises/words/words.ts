// What exercises say, in the page's language.
import type { Language } from '../../language.ts';
import type { Exercise } from '../exercise.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  /** The kind, as the card's heading names it. */
  kinds: Record<Exercise['kind'], string>;
  /** What is to be done, in a word. */
  commit: string;
  /** Nothing can be answered before scripts have come. */
  needsScript: string;
  choose: string;
  /** An answer is not whole. */
  incomplete: (missing: number) => string;
  number: string;
  /** For `order`: the place of an item. */
  place: (item: string) => string;
  earlier: (item: string) => string;
  later: (item: string) => string;
  /** For `matrix`: one box. */
  box: (row: string, column: string) => string;
  /** Committed; the cell has not judged yet. */
  runIt: (cell: string) => string;
  run: string;
  changeAnswer: string;
  right: string;
  wrong: string;
  given: string;
  truth: string;
  boxes: (right: number, all: number) => string;
  untold: (cell: string) => string;
  show: string;
  again: string;
  claims: string;
  /** Before a run. */
  open: string;
  holds: string;
  fails: string;
  seen: string;
  solved: string;
  notSolved: (held: number, all: number) => string;
  unfinished: string;
  hint: (number: number, all: number) => string;
  hints: string;
  solution: string;
  solutionWarning: string;
  startOver: string;
  done: string;
  notKept: string;
  /** What makes it answer could not be fetched. */
  notFetched: string;
  answerFirst: string;
}

export function exerciseWords(language: Language): Words {
  return language === 'en' ? en : zhCn;
}
