// The words of the broker picker and of the question before a foreign address.
import type { Language } from '../../../language.ts';
import type { DraftFault } from '../picker-draft.ts';
import type { ProfileName } from '../../../broker/profile-names.ts';
import type { BrokerKind } from '../../../wire/broker-kind.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  title: string;
  hints: Record<BrokerKind, string>;
  /** Of the broker on the computer that serves the page to others. */
  servingHint: string;
  /** The trainer has set the broker. */
  locked: string;
  ownTopics: (namespace: string) => string;
  /** `name` null: nothing but its version is known of it. */
  connected: (name: string | null, version: 4 | 5, roundTrip: number) => string;
  /** How the broker in the page behaves. */
  profile: {
    legend: string;
    is: Record<ProfileName, string>;
    names: Record<ProfileName, string>;
    /** What tells it from the others. */
    hints: Record<ProfileName, string>;
    /** Before another one is taken. */
    restarts: string;
  };
  address: string;
  username: string;
  password: string;
  loginNote: string;
  faults: Record<DraftFault, string>;
  publicNote: string;
  connect: string;
  testAgain: string;
  useInPage: string;
  showAddress: string;
  close: string;
  ask: {
    title: string;
    wants: (cell: string) => string;
    note: string;
    /** How long a yes holds and for what: of the reader's own cells, or of code that came with a link. */
    holdsForPage: string;
    holdsForRun: string;
    allow: string;
    deny: string;
    /** Denies, and ends the code that wants to connect. */
    stop: string;
  };
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
