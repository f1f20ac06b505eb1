// Packets of a client and of a publisher that crossed on their way: sent in one order, taken by the broker in the other.
// Pure.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { parseShare, topicMatches } from '../../mqtt/topic.ts';
import type { BrokerPlace } from './message-story.ts';

/** What changes whether a client gets messages, and the packet in which it asked for it. */
export interface Asking {
  packet: 'CONNECT' | 'SUBSCRIBE' | 'UNSUBSCRIBE';
  /** The full filter; empty for a CONNECT. */
  filter: string;
  place: BrokerPlace;
}

export interface Crossing extends Pick<Asking, 'packet' | 'filter'> {
  /** What the broker took first, or sent: the client had sent or got it last. */
  brokerFirst: 'message' | 'request';
  /** The message is not the publisher's packet, but a copy on its way to the client. */
  isCopy: boolean;
  /** Number of the request. */
  request: number;
}

export function crossingsOf(
  askings: readonly Asking[],
  message: CapturedPacket | undefined,
  packetAt: (place: BrokerPlace) => CapturedPacket | undefined,
): Crossing[] {
  if (message?.packet?.type !== 'PUBLISH') return [];
  const topic = message.topic ?? message.packet.topic;
  return askings.flatMap(({ packet, filter, place }) => {
    const request = packetAt(place);
    if (request === undefined || !concerns(filter, topic) || !haveCrossed(request, message)) return [];
    const brokerFirst = message.number < request.number ? 'message' : 'request';
    return [{ packet, filter, brokerFirst, isCopy: message.direction === 'to-client', request: request.number }];
  });
}

/** The numbers are in the broker's order, the times are those of the clients' side. */
function haveCrossed(one: CapturedPacket, other: CapturedPacket): boolean {
  if (typeof one.brokerTime !== 'number' || typeof other.brokerTime !== 'number') return false;
  return (one.number - other.number) * (one.time - other.time) < 0;
}

function concerns(filter: string, topic: string): boolean {
  return filter === '' || topicMatches(parseShare(filter)?.filter ?? filter, topic);
}
