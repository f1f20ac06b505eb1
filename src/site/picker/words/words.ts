// The words of the broker picker and of the question before a foreign address.
import type { Language } from '../../../kernel/protocol.ts';
import type { AddressFault } from '../../../wire/address.ts';
import type { BrokerKind, BrokerState } from '../../../wire/protocol.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  title: string;
  /** The button in the header, for screen readers. */
  button: (broker: string, state: string) => string;
  kinds: Record<BrokerKind, string>;
  hints: Record<BrokerKind, string>;
  states: Record<BrokerState['state'], string>;
  connected: (name: string, version: 4 | 5, roundTrip: number) => string;
  address: string;
  username: string;
  password: string;
  loginNote: string;
  faults: Record<AddressFault, string>;
  inPageFault: string;
  publicNote: string;
  connect: string;
  testAgain: string;
  useInPage: string;
  close: string;
  ask: {
    title: string;
    wants: (cell: string) => string;
    note: string;
    allow: string;
    deny: string;
  };
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
