// Words for connections that could not be made.
import type { Language } from '../../../language.ts';
import type { ConnectFailure } from '../../../wire/page-protocol.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Failures that have no Reason Code. */
type PlainFailure = Exclude<ConnectFailure['code'], 'reason' | 'closed-on-packet'>;
export type ClosedOnPacket = Extract<ConnectFailure, { code: 'closed-on-packet' }>;

export interface Words {
  /** What happened, and the next thing to do. */
  failures: Record<PlainFailure, (url: string) => [what: string, doNext: string]>;
  /** What else may keep a page from a broker on this computer: the browser does not tell why a handshake failed. */
  originRefused: string;
  /** `page`: where a browser warns of a certificate. */
  certificate: (page: string) => string;
  /** The link to the page that examines the address. */
  findOut: string;
  refusedWith: (reason: string, means: string) => string;
  closedOnPacket: (why: ClosedOnPacket) => [what: string, doNext: string];
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
