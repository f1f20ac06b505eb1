// One message across clients: from the publisher to the broker, on to each subscriber, and the acknowledgements of each
// leg. Nothing on the wire numbers messages: those of the same topic and payload are taken for the same.
import { Exchanges } from '../../capture/exchanges/exchanges.ts';
import { findExchange } from '../../capture/exchanges/find-exchange.ts';
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import { topicOf } from '../../capture/topic-of.ts';
import { packetWithNumber, type PacketSequence } from '../../capture/packet-sequence.ts';

/**
 * A test for the packets of the message that the packet `number` belongs to, or null if it belongs to none. It
 * remembers which Packet Identifiers are the message's: show it every packet once, in order.
 */
export function followMessage(packets: PacketSequence, number: number): PacketTest | null {
  const publish = publishOf(packets, number);
  return publish === null ? null : follower(publish.topic, publish.payload);
}

function follower(topic: string, payload: Uint8Array): PacketTest {
  const exchanges = new Exchanges();
  /** Numbers of the PUBLISH packets that carry the message. */
  const ours = new Set<number>();
  return (captured) => {
    const { packet } = captured;
    const began = exchanges.take(captured)?.first;
    if (packet?.type !== 'PUBLISH') return began !== undefined && ours.has(began);
    const carries = topicOf(captured, packet) === topic && sameBytes(packet.payload, payload);
    if (carries) ours.add(began ?? captured.number);
    return carries;
  };
}

/** The PUBLISH of the packet `number`, which is one or acknowledges one, with its whole topic. */
function publishOf(packets: PacketSequence, number: number): { topic: string; payload: Uint8Array } | null {
  const captured = packetWithNumber(packets, number);
  const carrier = captured?.packet?.type === 'PUBLISH' ? captured : findExchange(packets, number).begunBy;
  if (carrier?.packet?.type !== 'PUBLISH') return null;
  const topic = topicOf(carrier, carrier.packet);
  return topic === '' ? null : { topic, payload: carrier.packet.payload };
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
