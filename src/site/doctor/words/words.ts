// What the doctor says.
import type { Language } from '../../../language.ts';
import type { Cause, Certainty } from '../diagnose.ts';
import type { StepName } from '../examination.ts';
import type { Facts } from '../facts.ts';
import type { Seen } from '../seen.ts';
import type { CommandName } from '../shell-commands.ts';
import { causesEn } from './causes-en.ts';
import { causesZhCn } from './causes-zh-cn.ts';
import { en } from './en.ts';
import { stepsEn } from './steps-en.ts';
import { stepsZhCn } from './steps-zh-cn.ts';
import { zhCn } from './zh-cn.ts';

/** `repair`: absent where the words of a failed connection say it (notebook/connect-failure/). */
export interface CauseWords {
  title: string;
  repair?: (facts: Facts) => string;
}

export interface StepWords {
  tried: (facts: Facts) => string;
  /** What was seen, and what follows from it. */
  saw: (seen: Seen, facts: Facts) => [saw: string, follows: string];
}

export type Causes = Record<Cause, CauseWords>;
export type Steps = Record<StepName, StepWords>;

export interface Words {
  form: {
    title: string;
    address: string;
    /** Below the field; the picked address follows. */
    addressNote: string;
    addressExample: string;
    username: string;
    password: string;
    loginNote: string;
    topic: string;
    topicNote: string;
    /** Of a text that is no Topic Filter. */
    topicFault: string;
    idle: string;
    idleNote: string;
    start: string;
    noScript: string;
  };
  stop: string;
  running: string;
  stopped: string;
  /** Nothing is wrong. `parts`: whether a topic was tried, and a wait. */
  fine: (topic: boolean, idle: boolean) => string;
  verdict: string;
  steps: string;
  tried: string;
  saw: string;
  follows: string;
  /** At most so many seconds. */
  limit: (seconds: number) => string;
  left: (seconds: number) => string;
  certainty: Record<Certainty, string>;
  /** Between the likeliest cause and the others. */
  others: string;
  noOneCanKnow: string;
  use: (address: string) => string;
  commandsTitle: string;
  commandsNote: string;
  commands: Record<CommandName, string>;
  copy: string;
  copyCommand: (program: string) => string;
  copied: string;
  copyYourself: string;
  reportTitle: string;
  reportNote: string;
  copyReport: string;
  saveReport: string;
  report: {
    title: string;
    time: string;
    page: string;
    browser: string;
    address: string;
    username: (given: boolean) => string;
    cause: string;
    none: string;
    colon: string;
  };
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };
const causes: Record<Language, Causes> = { 'zh-cn': causesZhCn, en: causesEn };
const steps: Record<Language, Steps> = { 'zh-cn': stepsZhCn, en: stepsEn };

export function words(language: Language): Words {
  return dictionaries[language];
}

export function causeWords(language: Language): Causes {
  return causes[language];
}

export function stepWords(language: Language): Steps {
  return steps[language];
}
