// What is wrong with a packet that could not be read, in the page's language. The English words are the codec's own.
import type { Language } from '../../language.ts';
import type { WhyMalformed } from '../captured-packet.ts';
import { gapZhCn } from './gaps-zh-cn.ts';
import { brokenRulesZhCn } from './broken-rules-zh-cn.ts';

/** A message that is in no dictionary, of an error that nobody has foreseen, is told in English. */
export function malformedMessage({ message, broken }: WhyMalformed, language: Language): string {
  if (language === 'en') return message;
  return broken === undefined ? (gapZhCn(message) ?? message) : brokenRulesZhCn[broken];
}
