// The words of the list of keys.
import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface KeyWords {
  title: string;
  close: string;
  /** Of the switch for keys that do something anywhere without Ctrl or Alt. */
  single: string;
  groups: readonly { name: string; keys: readonly (readonly [key: string, does: string])[] }[];
}

const dictionaries: Record<Language, KeyWords> = { 'zh-cn': zhCn, en };

export function keyWords(language: Language): KeyWords {
  return dictionaries[language];
}
