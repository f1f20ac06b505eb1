// The words of the line and list of packets under a cell.
import type { Language } from '../../../language.ts';
import type { Summary } from '../../../capture/summary.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  summary: (summary: Summary) => string;
  /** Of the list, for screen readers. */
  packets: string;
  earlier: (notShown: number) => string;
  toBroker: string;
  toClient: string;
  bytes: (count: number) => string;
  noClientId: (connection: number) => string;
  malformed: string;
  rule: string;
  offset: string;
  hex: string;
  hexCut: (shown: number) => string;
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
