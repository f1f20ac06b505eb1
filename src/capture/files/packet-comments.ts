// Comments on the packets of an exported capture, about what is not in their bytes: who caused them, what was done to
// them.
import type { Language } from '../../language.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import { captureWords } from './words/words.ts';
import { malformedMessage } from '../words/malformed-message.ts';

/** One line each; none when there is nothing to say. */
export function packetComments(
  { cell, execution, cause, fault, packet, malformed, noted, topic }: CapturedPacket,
  language: Language,
): string[] {
  const { comments: text } = captureWords(language);
  const lines: string[] = [];
  if (cause?.by === 'call') lines.push(text.call(cause));
  else if (cell !== '') lines.push(text.cell(cell, execution));
  if (cause?.by === 'library') lines.push(text.library[cause.why]);
  if (packet?.type === 'PUBLISH' && packet.dup) lines.push(text.redelivery);
  if (topic !== undefined) lines.push(text.topic(topic));
  if (fault !== undefined) lines.push(text.faults[fault.kind]);
  const wrong = malformed ?? noted;
  if (wrong !== undefined) lines.push(text.malformed(malformedMessage(wrong, language), wrong.rule, wrong.offset));
  return lines;
}
