// What the page and `npm run check:config` say of the trainer's settings.
import type { Language } from '../../../language.ts';
import type { ConfigFault, Expected } from '../../public-config.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  expected: Record<Expected, string>;
  /** In the place of a key. */
  wholeFile: string;
  fault: (key: string, expected: string, received: string) => string;
  /** Above the faults of config.json, and of the page's address. */
  faults: (count: number) => string;
  addressFaults: string;
  /** What stands in their place. */
  defaults: string;
  slow: string;
  trouble: Record<'unreachable' | 'broken-off' | 'refused', string>;
  status: (status: number) => string;
  /** Behind what is wrong. */
  waits: (trouble: string) => string;
  askAgain: string;
  without: string;
  wentWithout: string;
  /** The trainer's settings are newer than the reader's choice, or leave no other. */
  overruled: (now: string, before: string) => string;
  takeBack: (before: string) => string;
  linkChose: (now: string) => string;
  /** A link asks for a broker that the trainer has not named. */
  linkAsks: string;
  linkAsksNote: string;
  linkTake: string;
  linkLeave: string;
  close: string;
  label: string;
  links: string;
  solutionsFrom: (moment: string) => string;
  beamer: { title: string; which: string; broker: string; scan: string; onlyHere: string; close: string };
}

export function settingsWords(language: Language): Words {
  return language === 'en' ? en : zhCn;
}

/** One line of one fault. */
export function faultText({ key, expected, received }: ConfigFault, language: Language): string {
  const text = settingsWords(language);
  return text.fault(key || text.wholeFile, text.expected[expected], received);
}
