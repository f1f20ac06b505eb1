// What is wrong with a frame that could not be read, in the page's language. The English words are the codec's own.
import type { Language } from '../../language.ts';
import type { MalformedFrame } from '../captured-packet.ts';
import { brokenRulesZhCn } from './broken-rules-zh-cn.ts';

/** What no rule of the specification has words for (a gap in a capture) is told in English. */
export function malformedMessage({ message, broken }: MalformedFrame, language: Language): string {
  return broken === undefined || language === 'en' ? message : brokenRulesZhCn[broken];
}
