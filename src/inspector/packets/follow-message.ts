// One message across clients: from the publisher to the broker, on to each subscriber, and the acknowledgements of each
// leg. Nothing on the wire numbers messages: those of the same topic and payload are taken for the same.
import type { Publish } from '../../mqtt/packet.ts';
import { Exchanges } from '../../capture/exchanges/exchanges.ts';
import { findExchange } from '../../capture/exchanges/find-exchange.ts';
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { packetWithNumber, placeOfNumber, type PacketSequence } from '../../capture/packet-sequence.ts';

/**
 * A test for the packets of the message that the packet `number` belongs to, or null if it belongs to none. It
 * remembers which Packet Identifiers are the message's: show it every packet once, in order.
 */
export function followMessage(packets: PacketSequence, number: number): PacketTest | null {
  const publish = publishOf(packets, number);
  return publish === null ? null : follower(publish.topic, publish.payload);
}

function follower(topic: string, payload: Uint8Array): PacketTest {
  const aliases = new Map<string, string>();
  const exchanges = new Exchanges();
  /** Numbers of the PUBLISH packets that carry the message. */
  const ours = new Set<number>();
  return (captured) => {
    const { packet } = captured;
    const began = exchanges.take(captured)?.first;
    if (packet?.type !== 'PUBLISH') return began !== undefined && ours.has(began);
    const alias = aliasKey(captured, packet);
    if (alias !== null && packet.topic !== '') aliases.set(alias, packet.topic);
    const named = packet.topic === '' && alias !== null ? aliases.get(alias) : packet.topic;
    const carries = named === topic && sameBytes(packet.payload, payload);
    if (carries) ours.add(began ?? captured.number);
    return carries;
  };
}

/** The PUBLISH of the packet `number`, which is one or acknowledges one, with its whole topic. */
function publishOf(packets: PacketSequence, number: number): { topic: string; payload: Uint8Array } | null {
  const captured = packetWithNumber(packets, number);
  const carrier = captured?.packet?.type === 'PUBLISH' ? captured : findExchange(packets, number).begunBy;
  return carrier?.packet?.type === 'PUBLISH' ? withTopic(packets, carrier, carrier.packet) : null;
}

function withTopic(packets: PacketSequence, captured: CapturedPacket, publish: Publish) {
  const { topic, payload } = publish;
  if (topic !== '') return { topic, payload };
  const alias = aliasKey(captured, publish);
  for (let at = placeOfNumber(packets, captured.number) - 1; at >= 0; at -= 1) {
    const earlier = packets.at(at);
    if (earlier?.packet?.type !== 'PUBLISH' || earlier.packet.topic === '') continue;
    if (aliasKey(earlier, earlier.packet) === alias) return { topic: earlier.packet.topic, payload };
  }
  return null;
}

/** A Topic Alias holds for one direction of one connection. [MQTT5-3.3.2-7] */
function aliasKey({ connection, direction }: CapturedPacket, { properties }: Publish): string | null {
  const alias = properties?.topicAlias;
  return alias === undefined ? null : `${connection} ${direction} ${alias}`;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
