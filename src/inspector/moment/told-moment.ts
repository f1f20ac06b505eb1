// The moment in words: which packet of how many, when, and what crossed. Pure.
import { describe } from '../../capture/describe.ts';
import { placeTime, type CapturedPacket } from '../../capture/captured-packet.ts';
import type { PacketStore } from '../../capture/packet-store.ts';
import type { Language } from '../../language.ts';
import { clientLabel } from '../packet-list/packet-line.ts';
import { inSeconds } from '../in-seconds.ts';
import { crossedAt, type Moment } from './moment.ts';
import { momentWords } from './words/words.ts';

export interface ToldMoment {
  /** How many of the packets have crossed, at least one. */
  crossed: number;
  where: string;
  /** The packet that crossed last; empty = now. */
  what: string;
}

/** `moment`: null = now. `live`: more packets may come. Null: nothing has crossed. */
export function tellMoment(
  packets: Pick<PacketStore, 'length' | 'at' | 'gone'>,
  moment: Moment | null,
  live: boolean,
  language: Language,
): ToldMoment | null {
  const text = momentWords(language);
  const first = packets.at(0);
  const last = packets.at(packets.length - 1);
  if (first === undefined || last === undefined) return null;
  const crossed = moment === null ? packets.length : Math.max(1, crossedAt(packets, moment));
  const captured = moment === null ? undefined : packets.at(crossed - 1);
  if (captured === undefined)
    return { crossed, where: (live ? text.now : text.end)(packets.length + packets.gone), what: '' };
  const time = inSeconds(placeTime(captured) - placeTime(first));
  return { crossed, where: text.at(captured.number, last.number, time), what: crossing(captured, language) };
}

function crossing(captured: CapturedPacket, language: Language): string {
  const text = momentWords(language);
  const { direction, packet } = captured;
  const client = clientLabel(captured, language);
  const name = packet === null ? text.malformed : describe(captured, language)[0];
  return (direction === 'to-broker' ? text.toBroker : text.toClient)(client, name);
}
