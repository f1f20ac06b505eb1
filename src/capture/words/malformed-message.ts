// What is wrong with a packet that could not be read, in the page's language. The English words are the codec's own.
import type { Language } from '../../language.ts';
import type { WhyMalformed } from '../captured-packet.ts';
import { brokenRulesZhCn } from './broken-rules-zh-cn.ts';

/** What no rule of the specification has words for (a gap in a capture) is told in English. */
export function malformedMessage({ message, broken }: WhyMalformed, language: Language): string {
  return broken === undefined || language === 'en' ? message : brokenRulesZhCn[broken];
}
