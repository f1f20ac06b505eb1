// When each side had a packet, in words. Pure.
import { clientTime, isLost, type CapturedPacket } from '../../capture/captured-packet.ts';
import type { Language } from '../../language.ts';
import { inSeconds } from '../in-seconds.ts';
import { packetWords } from './words/words.ts';

/** `since`: what counts as 0 s. Null: when the broker had it is not known. */
export function packetTimes(captured: CapturedPacket, since: number, language: Language): string | null {
  const text = packetWords(language);
  const { brokerTime, direction } = captured;
  if (brokerTime === undefined) return null;
  const atClient = inSeconds(clientTime(captured) - since);
  if (brokerTime === null) return text.notAtBroker(atClient);
  const atBroker = inSeconds(brokerTime - since);
  if (direction === 'to-client' && isLost(captured)) return text.notAtClient(atBroker);
  const apart = Math.abs(clientTime(captured) - brokerTime).toFixed(1);
  return (direction === 'to-broker' ? text.sentAndTaken : text.sentAndGot)(atClient, atBroker, apart);
}
