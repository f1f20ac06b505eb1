// The words for packets that are saved to a file, and files that are opened.
import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface FileWords {
  /** The button that shows the rest, and what it is for. */
  file: string;
  fileHint: string;
  save: string;
  all: string;
  listed: string;
  saveRun: string;
  saveRunHint: string;
  open: string;
  dropHint: string;
  drop: string;
  cancel: string;
  dismiss: string;
  /** Each follows the name of a file. */
  opening: string;
  saved: (count: number) => string;
  tooLarge: (megabytes: number, atMost: number) => string;
  cannotRead: (why: string) => string;
  outOfMemory: string;
  /** The code that would do it. */
  notFetched: string;
  connectsAdded: (count: number) => string;
  hasPassword: string;
  nothingToSave: string;
  wrongFilter: string;
  leftOut: (kept: number, leftOut: number) => string;
}

const dictionaries: Record<Language, FileWords> = { 'zh-cn': zhCn, en };

export function fileWords(language: Language): FileWords {
  return dictionaries[language];
}
