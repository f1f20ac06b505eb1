// The words of the picture of the broker: in the drawing, in its text for screen readers, and of the steps of a run.
import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface PictureWords {
  broker: string;
  topics: string;
  sessions: string;
  clients: string;
  queue: string;
  inflight: string;
  unreleased: string;
  will: string;
  noSlot: string;
  /** Full names, where only short ones have room. */
  named: Record<'topic' | 'client' | 'subscription' | 'message', (name: string) => string>;
  /** `version`: 3.1.1 or 5. */
  connected: (version: string) => string;
  slow: string;
  /** Seconds until the session ends; null = it stays for ever. */
  away: (seconds: number | null) => string;
  none: string;
  seconds: (seconds: number) => string;
  members: (count: number) => string;
  moreTopics: (count: number, retained: number) => string;
  moreSessions: (connected: number, away: number, waiting: number) => string;
  moreFilters: (count: number) => string;
  empty: string;
  /** The list that says the same as the drawing. */
  inWords: string;
  retained: (topic: string, text: string, qos: number) => string;
  subscribed: (filters: string) => string;
  inQueue: (messages: string) => string;
  underWay: (messages: string) => string;
  held: (messages: string) => string;
  hasWill: (topic: string, text: string, seconds: number | null) => string;
  group: (name: string, filter: string, members: number) => string;
  comma: string;
  semicolon: string;
  stop: string;
  /** Begins as a sentence does; a client's name stays as it is. */
  sentence: (text: string) => string;
  step: StepWords;
  figure: FigureWords;
  /** The choice between picture and table. */
  view: string;
  picture: string;
  table: string;
}

export interface StepWords {
  connects: (client: string, resumed: boolean) => string;
  refused: (code: string) => string;
  goodbye: (client: string) => string;
  cut: (client: string) => string;
  closed: (client: string) => string;
  stays: string;
  ends: Record<'with-connection' | 'clean-start' | 'expired', (client: string) => string>;
  subscribes: (client: string, filter: string, qos: number) => string;
  subscribeRefused: (client: string, filter: string) => string;
  unsubscribes: (client: string, filter: string) => string;
  publishes: (client: string, text: string, topic: string, qos: number, retain: boolean) => string;
  publishRefused: (client: string) => string;
  willWaits: (client: string, seconds: number) => string;
  willPublished: (client: string, text: string, topic: string) => string;
  stored: string;
  cleared: string;
  retainedExpired: string;
  sent: (clients: string) => string;
  sentRetained: (clients: string) => string;
  sentFromQueue: (client: string, count: number) => string;
  sentAgain: (client: string) => string;
  waits: (clients: string) => string;
  dropped: (clients: string) => string;
  nobody: string;
  emptyPayload: string;
  answers: (client: string, packet: string) => string;
}

/** Around the picture of a run in a chapter. */
export interface FigureWords {
  recorded: string;
  own: string;
  /** The reader's run went elsewhere: what is so, and why something else is shown. */
  outside: string;
  unreadable: string;
  steps: string;
  back: string;
  on: string;
  play: string;
  pause: string;
  place: (number: number, of: number) => string;
  run: string;
  failed: string;
  bytes: string;
}

const dictionaries: Record<Language, PictureWords> = { 'zh-cn': zhCn, en };

export function pictureWords(language: Language): PictureWords {
  return dictionaries[language];
}
