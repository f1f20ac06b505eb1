// What an arrow says: to readers beside it, to screen readers, and in whole words to those who point at it. Pure.
import type { Language } from '../../language.ts';
import { clientTime, placeTime } from '../../capture/captured-packet.ts';
import { clientLabel, packetLine } from '../packet-list/packet-line.ts';
import { inSeconds } from '../in-seconds.ts';
import { isSlanted, type Arrow } from './diagram-layout.ts';
import type { Lane } from './lanes.ts';
import { diagramWords } from './words/words.ts';

export interface ArrowText {
  name: string;
  /** What a fault did to it; empty: nothing. */
  marks: string;
  details: string;
  /** The packet with whole topics. */
  whole: string;
  spoken: string;
}

/** `since`: what counts as 0 s. */
export function arrowText(arrow: Arrow, language: Language, since: number): ArrowText {
  const text = diagramWords(language);
  const { captured } = arrow;
  const line = packetLine(captured, language);
  const marks = captured.fault === undefined ? '' : text.fault(captured.fault);
  const client = laneName(arrow.lane, language);
  const [from, to] = captured.direction === 'to-broker' ? [client, text.broker] : [text.broker, client];
  const whole = `${line.name} ${line.whole}`.trim();
  const again = line.redelivered ? text.again : '';
  const apart = isSlanted(arrow) ? spokenTimes(arrow, language, since) : '';
  const spoken = [text.arrow(from, to, whole), again, marks, apart].filter(Boolean).join(', ');
  return { name: line.name, marks, details: line.details, whole, spoken };
}

export function laneName(lane: Pick<Lane, 'kind' | 'clientId' | 'connection'>, language: Language): string {
  return lane.kind === 'broker' ? diagramWords(language).broker : clientLabel(lane, language);
}

/** What a slanted arrow shows: when each side had it. */
function spokenTimes({ captured }: Arrow, language: Language, since: number): string {
  const text = diagramWords(language);
  const { brokerTime, direction } = captured;
  if (typeof brokerTime !== 'number') return '';
  const [atClient, atBroker] = [clientTime(captured), placeTime(captured)].map((time) => inSeconds(time - since));
  return (direction === 'to-broker' ? text.sentAndTaken : text.sentAndGot)(atClient ?? '', atBroker ?? '');
}
