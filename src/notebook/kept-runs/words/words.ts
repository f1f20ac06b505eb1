// The words of runs of an earlier visit.
import type { Language } from '../../../language.ts';
import type { WithoutPackets } from '../run-shelf.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface KeptRunWords {
  /** `when`: `14:05`, with the day when it was another one. */
  fromEarlier: (when: string) => string;
  /** The cell has other code now than that run. */
  otherCode: string;
  without: Record<WithoutPackets, string>;
  /** Names the run in the panel. */
  source: (cell: string, when: string) => string;
}

const dictionaries: Record<Language, KeptRunWords> = { 'zh-cn': zhCn, en };

export function keptRunWords(language: Language): KeptRunWords {
  return dictionaries[language];
}
