// The words of the broker pane; those of its events are in a dictionary of their own.
import type { Language } from '../../../language.ts';
import type { InflightView } from '../../../broker/events/broker-view.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface BrokerWords {
  /** While nothing is known yet. */
  waiting: string;
  /** While a capture is looked at. */
  file: string;
  /** What is so, and what to do. */
  otherBroker: string;
  useInPage: string;
  nobody: string;
  sessions: (count: number) => string;
  connected: (version: string) => string;
  slow: string;
  away: (seconds: number | null) => string;
  /** How long the session lasts after its connection; null = for ever. */
  lasts: (seconds: number | null) => string;
  silence: (seconds: number) => string;
  subscriptions: string;
  subscription: (filter: string, qos: number) => string;
  noLocal: string;
  retainAsPublished: string;
  identifier: (number: number) => string;
  queue: string;
  toClient: (unacknowledged: number, window: number | null) => string;
  waitsFor: Record<InflightView['waitsFor'], string>;
  fromClient: string;
  waitsForRelease: string;
  packetId: (packetId: number) => string;
  message: (id: number) => string;
  will: string;
  willStands: string;
  willDue: (seconds: number) => string;
  more: (count: number) => string;
  retained: (count: number) => string;
  expiresIn: (seconds: number) => string;
  groups: (count: number) => string;
  members: string;
  events: string;
  missed: (count: number) => string;
  noEvents: string;
  showPast: string;
  showClocks: string;
  /** Asks why a client got the message of an event, or not. */
  why: string;
}

const dictionaries: Record<Language, BrokerWords> = { 'zh-cn': zhCn, en };

export function brokerWords(language: Language): BrokerWords {
  return dictionaries[language];
}
