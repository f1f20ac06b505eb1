// What a broker is called on the page.
import type { Language } from '../../language.ts';
import type { BrokerSelection } from './broker-choice.ts';
import { headerWords } from './words/header-words.ts';

export function brokerName({ kind, url, profile }: BrokerSelection, language: Language): string {
  const text = headerWords(language);
  if (kind === 'in-page') return text.named(text.kinds[kind], profile);
  return kind === 'local' ? localName(url, language) : new URL(url).hostname;
}

/** "This computer" is what the page says of itself: a broker of another one, which serves the page, is not on the reader's. */
export function localName(url: string, language: Language): string {
  const text = headerWords(language);
  return isOwnComputer(url) ? text.kinds.local : text.servingComputer;
}

export function isOwnComputer(url: string): boolean {
  return /^wss?:\/\/(localhost|127\.[\d.]+|\[::1\])([:/]|$)/.test(url);
}
