// A list of as many items as a reader can look over, and how many more there are.
import type { ComponentChild } from 'preact';
import type { Language } from '../../language.ts';
import { brokerWords } from './words/words.ts';

const shown = 50;

interface Props<T> {
  items: readonly T[];
  language: Language;
  /** One `<li>`, with a key. */
  children: (item: T) => ComponentChild;
}

export function FirstOf<T>({ items, language, children }: Props<T>) {
  return (
    <ul class="lab-broker-list">
      {items.slice(0, shown).map(children)}
      {items.length > shown && <li>{brokerWords(language).more(items.length - shown)}</li>}
    </ul>
  );
}
