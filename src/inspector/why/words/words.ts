// The words of the answer to why a client got a message, or not. Every outcome, and every thing that can become of a
// copy, has its own in both languages: one that is missing fails the type check.
import type { Copy, Explanation } from '../../../broker/events/why.ts';
import type { Language } from '../../../language.ts';
import type { Answer } from '../broker-questions.ts';
import type { Crossing } from '../crossings.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** `lost-on-wire`: the broker takes it for delivered, and a fault on the wire kept it back. */
export type Outcome = Explanation['outcome'] | 'lost-on-wire';
type StateOf<T extends Copy['state']['type']> = Copy & { state: Extract<Copy['state'], { type: T }> };

/** `client`: what the reader calls it. */
export interface WhyWords {
  asking: string;
  askAgain: string;
  failed: string;
  client: string;
  /** Behind the list of clients. */
  notListed: (count: number) => string;
  packet: (packet: number) => string;
  /** One or two words for the list of clients. */
  brief: Record<Outcome, string>;
  outcomes: { [O in Outcome]: (client: string, explanation: Explanation) => string };
  published: (publisher: string, explanation: Explanation) => string;
  routed: (routing: Explanation['matches'][number]) => string;
  merged: (subscriptions: number) => string;
  withheld: (routing: Explanation['withheld'][number]) => string;
  chosen: (client: string, choice: Explanation['choices'][number]) => string;
  /** Levels are counted from 1; `asked` and `found` are what stands there in the filter and in the topic. */
  nearest: Record<
    NonNullable<Explanation['nearest']>['why'],
    (filter: string, level: number, asked: string, found: string) => string
  >;
  /** A request of the client and the message crossed on their way. */
  crossed: (client: string, publisher: string, crossing: Crossing) => string;
  copies: { [T in Copy['state']['type']]: (copy: StateOf<T>) => string };
  /** How often the PUBLISH of a copy was sent, when more than once; behind the sentence about it. */
  times: (count: number) => string;
  /** A fault on the wire kept a copy back; its packet follows. */
  lostCopy: string;
  repeats: string;
  /** Why there is no answer. */
  unknown: Record<Exclude<Answer['state'], 'told' | 'unrecorded'>, string>;
  unrecorded: (full: boolean) => string;
  fromFile: string;
  useInPage: string;
}

const dictionaries: Record<Language, WhyWords> = { 'zh-cn': zhCn, en };

export function whyWords(language: Language): WhyWords {
  return dictionaries[language];
}
