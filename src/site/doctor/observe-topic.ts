// Whether the broker lets this client subscribe to a topic and publish there, and whether what was published comes back.
import type { Packet } from '../../mqtt/packet.ts';
import { claimsShare, hasWildcard } from '../../mqtt/topic.ts';
import { Conversation, type Heard } from './conversation.ts';
import { answerLimit } from './limits.ts';
import type { TopicAnswer, TopicSeen } from './seen.ts';

/** To a filter with wildcards nothing can be published. */
export async function observeTopic(conversation: Conversation, topic: string, signal: AbortSignal): Promise<TopicSeen> {
  const seen: TopicSeen = {
    topic,
    version: conversation.version,
    subscribed: 'none',
    published: 'not-tried',
    cameBack: false,
  };
  conversation.send({
    type: 'SUBSCRIBE',
    packetId: 1,
    subscriptions: [{ filter: topic, qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 2 }],
  });
  const suback = await conversation.next(({ type }) => type === 'SUBACK', answerLimit, signal);
  seen.subscribed = answerOf(suback, (packet) => (packet.type === 'SUBACK' ? packet.reasonCodes[0] : undefined));
  if (seen.subscribed === 'closed' || hasWildcard(topic) || claimsShare(topic)) return seen;

  const text = `lab-mqtt doctor ${crypto.randomUUID()}`;
  const isOurs = (packet: Packet): boolean =>
    packet.type === 'PUBLISH' && new TextDecoder().decode(packet.payload) === text;
  const payload = new TextEncoder().encode(text);
  conversation.send({ type: 'PUBLISH', dup: false, qos: 1, retain: false, topic, packetId: 2, payload });
  // Either may come first.
  const first = await conversation.next((one) => one.type === 'PUBACK' || isOurs(one), answerLimit, signal);
  seen.cameBack = first?.kind === 'packet' && first.packet.type === 'PUBLISH';
  const puback = seen.cameBack ? await conversation.next(({ type }) => type === 'PUBACK', answerLimit, signal) : first;
  seen.published = answerOf(puback, (packet) => (packet.type === 'PUBACK' ? packet.reasonCode : undefined));
  if (seen.cameBack || typeof seen.published !== 'number' || seen.published >= 0x80 || isFailed(seen.subscribed))
    return seen;
  seen.cameBack = (await conversation.next(isOurs, answerLimit, signal))?.kind === 'packet';
  return seen;
}

function isFailed(answer: TopicAnswer): boolean {
  return typeof answer !== 'number' || answer >= 0x80;
}

/** A DISCONNECT that comes first is passed over: the end that follows it says enough. */
function answerOf(heard: Heard | null, code: (packet: Packet) => number | undefined): TopicAnswer {
  if (heard === null) return 'none';
  return heard.kind === 'packet' ? (code(heard.packet) ?? 'none') : 'closed';
}
