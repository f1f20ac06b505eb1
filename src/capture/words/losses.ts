// Messages that a limit of the broker in the page has cost: what happened, why, and what to do.
import type { Limit, Loss } from '../../broker/losses.ts';
import type { Language } from '../../language.ts';
import { en } from './losses-en.ts';
import { zhCn } from './losses-zh-cn.ts';

/** The same loss of one or several clients. `clients`: as the reader is to see them; `more`: further ones without a name. */
export interface LostMessages extends Pick<Loss, 'what' | 'limit' | 'count' | 'away'> {
  clients: readonly string[];
  more: number;
}

export interface LossWords {
  /** What the limit says, by its name; `value` is written out. */
  limits: Record<Limit['name'], (value: string) => string>;
  /** `count` is written out, `why` is what the limit says. */
  happened: Record<Loss['what'], (clients: string, count: string, why: string) => string>;
  doNext: (lost: LostMessages) => string;
  clients: (named: readonly string[], more: number) => string;
}

const dictionaries: Record<Language, LossWords> = { 'zh-cn': zhCn, en };

export function limitText({ name, value }: Limit, language: Language): string {
  return dictionaries[language].limits[name](value.toLocaleString('en'));
}

export function lossText(lost: LostMessages, language: Language): [what: string, doNext: string] {
  const { happened, clients, doNext } = dictionaries[language];
  const who = clients(lost.clients, lost.more);
  return [happened[lost.what](who, lost.count.toLocaleString('en'), limitText(lost.limit, language)), doNext(lost)];
}
