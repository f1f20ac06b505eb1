// The shape of the two dictionaries of broker events: one sentence for each type, with its reason. A type that a
// language lacks fails the type check.
import type { BrokerEvent } from '../../../broker/events/events.ts';
import type { Language } from '../../../language.ts';
import { enEvents } from './events-en.ts';
import { zhCnEvents } from './events-zh-cn.ts';

/** Also where one member of the union stands for two types. */
export type EventOf<T extends BrokerEvent['type'], Event = BrokerEvent> = Event extends { type: infer Types }
  ? T extends Types
    ? Event
    : never
  : never;

export type EventWords = { [T in BrokerEvent['type']]: (event: EventOf<T>) => string };

const dictionaries: Record<Language, EventWords> = { 'zh-cn': zhCnEvents, en: enEvents };

/** One or two sentences, without anything in them that could change the line around them. */
export function eventText(event: BrokerEvent, language: Language): string {
  // The type of an entry follows its key, which the compiler does not see through a union.
  return dictionaries[language][event.type](event as never);
}
