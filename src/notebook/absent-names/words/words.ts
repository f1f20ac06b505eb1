// Words for names that code from elsewhere expects.
import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type Kind =
  | 'require'
  | 'exports'
  | 'buffer'
  | 'process'
  | 'file'
  | 'global'
  | 'immediate'
  | 'runtime'
  | 'window'
  | 'page'
  | 'dialog'
  | 'storage'
  | 'network'
  | 'script'
  | 'frame'
  | 'mqtt'
  | 'lab';

/** What the name is, why it is not here, what to write instead. */
export type Words = Record<Kind, (name: string) => string>;

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
