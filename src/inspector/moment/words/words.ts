// The words of the bar that chooses the moment, and of the broker's past.
import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface MomentWords {
  /** Of the bar, for screen readers. */
  bar: string;
  /** Of the slider. */
  slider: string;
  back: string;
  forward: string;
  toSelected: string;
  toNow: string;
  now: (packets: number) => string;
  /** The same of a file, which has an end and no now. */
  toEnd: string;
  end: (packets: number) => string;
  /** `last`: number of the last packet; `time`: seconds as text. */
  at: (number: number, last: number, time: string) => string;
  toBroker: (client: string, packet: string) => string;
  toClient: (client: string, packet: string) => string;
  malformed: string;
  /** While a long past is lived through; per cent. */
  onItsWay: (percent: number) => string;
  pastUnreadable: string;
  /** The packets up to there did not cross the broker of the page. */
  elsewhere: string;
  /** They crossed one that is no more. */
  restarted: string;
  /** The record of the broker ends before this moment. */
  beyond: string;
  /** The broker of this version does something else than the recorded one did. */
  another: string;
  /** What stands above the broker's state. */
  stateThen: string;
}

const dictionaries: Record<Language, MomentWords> = { 'zh-cn': zhCn, en };

export function momentWords(language: Language): MomentWords {
  return dictionaries[language];
}
