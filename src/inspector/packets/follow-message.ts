// One message across clients: from the publisher to the broker, on to each subscriber, and the acknowledgements of each leg. Nothing
// on the wire numbers messages: those of the same topic and payload are taken for the same.
import type { Publish } from '../../mqtt/packet.ts';
import { Exchanges, requestOf, type FrameSource } from '../../capture/exchanges.ts';
import type { FrameTest } from '../../capture/filter/compile-filter.ts';
import type { Frame } from '../../capture/captured-packet.ts';

/**
 * A test for the frames of the message that the frame `number` belongs to, or null if it belongs to none. It remembers which Packet
 * Identifiers are the message's: show it every frame once, in order.
 */
export function followMessage(frames: FrameSource, number: number): FrameTest | null {
  const publish = publishOf(frames, number);
  return publish === null ? null : follower(publish.topic, publish.payload);
}

function follower(topic: string, payload: Uint8Array): FrameTest {
  const aliases = new Map<string, string>();
  const exchanges = new Exchanges();
  /** Numbers of the PUBLISH packets that carry the message. */
  const ours = new Set<number>();
  return (frame) => {
    const { packet } = frame;
    const began = exchanges.take(frame);
    if (packet?.type !== 'PUBLISH') return began !== null && ours.has(began);
    const alias = aliasKey(frame, packet);
    if (alias !== null && packet.topic !== '') aliases.set(alias, packet.topic);
    const named = packet.topic === '' && alias !== null ? aliases.get(alias) : packet.topic;
    const carries = named === topic && sameBytes(packet.payload, payload);
    if (carries) ours.add(began ?? frame.number);
    return carries;
  };
}

/** The PUBLISH of the frame `number`, which is one or acknowledges one, with its whole topic. */
function publishOf(frames: FrameSource, number: number): { topic: string; payload: Uint8Array } | null {
  const frame = frames.at(frames.indexOf(number));
  const carrier = frame?.packet?.type === 'PUBLISH' ? frame : requestOf(frames, number);
  return carrier?.packet?.type === 'PUBLISH' ? withTopic(frames, carrier, carrier.packet) : null;
}

function withTopic(frames: FrameSource, frame: Frame, publish: Publish) {
  const { topic, payload } = publish;
  if (topic !== '') return { topic, payload };
  const alias = aliasKey(frame, publish);
  for (let at = frames.indexOf(frame.number) - 1; at >= 0; at -= 1) {
    const earlier = frames.at(at);
    if (earlier?.packet?.type !== 'PUBLISH' || earlier.packet.topic === '') continue;
    if (aliasKey(earlier, earlier.packet) === alias) return { topic: earlier.packet.topic, payload };
  }
  return null;
}

/** A Topic Alias holds for one direction of one connection. [MQTT5-3.3.2-7] */
function aliasKey({ connection, direction }: Frame, { properties }: Publish): string | null {
  const alias = properties?.topicAlias;
  return alias === undefined ? null : `${connection} ${direction} ${alias}`;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
