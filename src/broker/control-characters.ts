// Control characters (U+0001 to U+001F, U+007F to U+009F) in topics. A receiver may treat a packet that has one as
// broken (1.5.4 in MQTT 5, 1.5.3 in 3.1.1).
import type { Packet } from '../mqtt/packet.ts';
import { broken } from '../mqtt/rules.ts';

/** Throws for a PUBLISH, SUBSCRIBE or UNSUBSCRIBE with a control character in a Topic Name or Topic Filter. */
export function refuseControlCharacters(packet: Packet): void {
  if (topicsOf(packet).some((topic) => /\p{Cc}/u.test(topic))) throw broken('controlCharacter', 5, 0);
}

function topicsOf(packet: Packet): string[] {
  if (packet.type === 'PUBLISH') return [packet.topic];
  if (packet.type === 'SUBSCRIBE') return packet.subscriptions.map(({ filter }) => filter);
  return packet.type === 'UNSUBSCRIBE' ? packet.filters : [];
}
