// What every line about one packet says: its client, its direction, what it is. Pure.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { clientName } from '../../capture/client-name.ts';
import { describe } from '../../capture/describe.ts';
import { packetFamily, type PacketFamily } from '../../capture/packet-family.ts';
import { visible } from '../../capture/payload-text.ts';
import type { Language } from '../../language.ts';
import { words } from './words/words.ts';

export interface PacketLine {
  client: string;
  /** The whole Client Identifier. */
  clientTitle: string;
  arrow: '→' | '←';
  /** The arrow, spoken. */
  direction: string;
  name: string;
  /** Its topics without what all of them begin with. */
  details: string;
  /** The same with whole topics. */
  whole: string;
  family: PacketFamily | 'malformed';
  redelivered: boolean;
}

export function packetLine(captured: CapturedPacket, language: Language): PacketLine {
  const text = words(language);
  const { packet } = captured;
  const toBroker = captured.direction === 'to-broker';
  const [name, details] = describe(captured, language, 'short');
  const [, whole] = describe(captured, language);
  return {
    client: clientLabel(captured, language),
    clientTitle: visible(captured.clientId),
    arrow: toBroker ? '→' : '←',
    direction: toBroker ? text.toBroker : text.toClient,
    name: packet === null && captured.part === undefined ? text.malformed : name,
    details,
    whole,
    family: packet === null ? 'malformed' : packetFamily(packet.type),
    redelivered: packet?.type === 'PUBLISH' && packet.dup,
  };
}

/** A client that has told no Client Identifier is called by its connection. */
export function clientLabel(
  { clientId, connection }: { clientId: string; connection: number },
  language: Language,
): string {
  return clientName(clientId) || words(language).noClientId(connection);
}
