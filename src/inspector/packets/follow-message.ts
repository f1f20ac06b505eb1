// One message across clients: from the publisher to the broker, on to each subscriber, and the acknowledgements of each
// leg. Nothing on the wire numbers messages: those of the same topic and payload are taken for the same.
import { Exchanges } from '../../capture/exchanges/exchanges.ts';
import { findExchange } from '../../capture/exchanges/find-exchange.ts';
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { topicOf } from '../../capture/topic-of.ts';
import { packetWithNumber, type PacketSequence } from '../../capture/packet-sequence.ts';

/** What tells one message from others. */
export interface FollowedMessage {
  topic: string;
  payload: Uint8Array;
}

/** A test for the packets of the message that the packet `number` belongs to, or null if it belongs to none. */
export function followMessage(packets: PacketSequence, number: number): PacketTest | null {
  const captured = packetWithNumber(packets, number);
  const message = messageOf(captured) ?? messageOf(findExchange(packets, number).begunBy);
  return message === null ? null : packetsOfMessage(message);
}

/** The message that a PUBLISH carries, with its whole topic; null for other packets, and where the topic is not known. */
export function messageOf(captured: CapturedPacket | undefined): FollowedMessage | null {
  if (captured?.packet?.type !== 'PUBLISH') return null;
  const topic = topicOf(captured, captured.packet);
  return topic === '' ? null : { topic, payload: captured.packet.payload };
}

/** It remembers which Packet Identifiers are the message's: show it every packet once, in order. */
export function packetsOfMessage({ topic, payload }: FollowedMessage): PacketTest {
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

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
