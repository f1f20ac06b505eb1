// The words of the wire: the line and list of packets under a cell, and why a connection could not be made.
import type { Language } from '../../../language.ts';
import type { ConnectFailure } from '../../../wire/page-protocol.ts';
import type { Summary } from '../../../capture/summary.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Failures that have no Reason Code. */
export type PlainFailure = Exclude<ConnectFailure['code'], 'reason'>;

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
  /** What happened, and the next thing to do. */
  failures: Record<PlainFailure, (url: string) => [what: string, doNext: string]>;
  refusedWith: (reason: string, means: string) => string;
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
