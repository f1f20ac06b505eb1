// Comments on the packets of an exported capture, about what is not in their bytes: what the reader has noted at them, who
// caused them, what was done to them, when they were at the client's side; the file has the time of the broker's.
import type { Language } from '../../language.ts';
import { clientTime, isLost, type CapturedPacket } from '../captured-packet.ts';
import { captureWords, type CaptureWords } from './words/words.ts';
import { malformedMessage } from '../words/malformed-message.ts';

/** One line each; none when there is nothing to say. */
export function packetComments(captured: CapturedPacket, language: Language): string[] {
  const { cell, execution, cause, fault, packet, malformed, noted, topic, note } = captured;
  const { comments: text } = captureWords(language);
  const lines: string[] = note === undefined ? [] : [note];
  if (cause?.by === 'call') lines.push(text.call(cause));
  else if (cell !== '') lines.push(text.cell(cell, execution));
  if (cause?.by === 'library') lines.push(text.library[cause.why]);
  if (packet?.type === 'PUBLISH' && packet.dup) lines.push(text.redelivery);
  if (topic !== undefined) lines.push(text.topic(topic));
  if (fault !== undefined) lines.push(text.faults[fault.kind]);
  const times = otherTime(captured, text);
  if (times !== null) lines.push(times);
  const wrong = malformed ?? noted;
  if (wrong !== undefined) lines.push(text.malformed(malformedMessage(wrong, language), wrong.rule, wrong.offset));
  return lines;
}

function otherTime(captured: CapturedPacket, text: CaptureWords['comments']): string | null {
  const { brokerTime, direction } = captured;
  if (brokerTime === null) return text.notAtBroker;
  if (brokerTime === undefined || isLost(captured)) return null;
  const apart = Math.abs(clientTime(captured) - brokerTime).toFixed(3);
  return direction === 'to-broker' ? text.clientSent(apart) : text.clientGot(apart);
}
