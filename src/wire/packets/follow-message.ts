// One message across clients: from the publisher to the broker, on to each subscriber, and the acknowledgements of each leg. Nothing
// on the wire numbers messages: those of the same topic and payload are taken for the same.
import type { Publish } from '../../mqtt/packet.ts';
import type { FrameTest } from '../filter/compile-filter.ts';
import type { Frame } from '../frame.ts';

/** Frames in order, such as a FrameStore. */
export interface FrameSource {
  readonly length: number;
  at: (index: number) => Frame | undefined;
  /** The place of the first frame whose number is not below `number`. */
  indexOf: (number: number) => number;
}

/**
 * A test for the frames of the message that the frame `number` belongs to, or null if it belongs to none. It remembers which Packet
 * Identifiers are the message's: show it every frame once, in order.
 */
export function followMessage(frames: FrameSource, number: number): FrameTest | null {
  const publish = publishOf(frames, frames.indexOf(number));
  return publish === null ? null : follower(publish.topic, publish.payload);
}

function follower(topic: string, payload: Uint8Array): FrameTest {
  const aliases = new Map<string, string>();
  /** Legs in progress by client, direction and Packet Identifier; whether they carry the message. */
  const legs = new Map<string, boolean>();
  return (frame) => {
    const { packet } = frame;
    if (packet?.type === 'PUBLISH') {
      const alias = aliasKey(frame, packet);
      if (alias !== null && packet.topic !== '') aliases.set(alias, packet.topic);
      const named = packet.topic === '' && alias !== null ? aliases.get(alias) : packet.topic;
      const ours = named === topic && sameBytes(packet.payload, payload);
      if (packet.packetId !== undefined) legs.set(legKey(frame, frame.direction, packet.packetId), ours);
      return ours;
    }
    const sender = sentFrom(frame);
    if (sender === null || packet === null || !('packetId' in packet)) return false;
    return legs.get(legKey(frame, sender, packet.packetId)) === true;
  };
}

/** The PUBLISH of the frame at `index`, which is one or acknowledges one, with its whole topic. */
function publishOf(frames: FrameSource, index: number): { topic: string; payload: Uint8Array } | null {
  const frame = frames.at(index);
  if (frame === undefined) return null;
  if (frame.packet?.type === 'PUBLISH') return withTopic(frames, index, frame, frame.packet);
  const sender = sentFrom(frame);
  if (sender === null || frame.packet === null || !('packetId' in frame.packet)) return null;
  const { packetId } = frame.packet;
  for (let at = index - 1; at >= 0; at -= 1) {
    const earlier = frames.at(at);
    if (earlier?.packet?.type !== 'PUBLISH' || earlier.packet.packetId !== packetId) continue;
    if (earlier.direction !== sender || clientKey(earlier) !== clientKey(frame)) continue;
    return withTopic(frames, at, earlier, earlier.packet);
  }
  return null;
}

function withTopic(frames: FrameSource, index: number, frame: Frame, { topic, payload, ...rest }: Publish) {
  if (topic !== '') return { topic, payload };
  const alias = aliasKey(frame, { topic, payload, ...rest });
  for (let at = index - 1; at >= 0; at -= 1) {
    const earlier = frames.at(at);
    if (earlier?.packet?.type !== 'PUBLISH' || earlier.packet.topic === '') continue;
    if (aliasKey(earlier, earlier.packet) === alias) return { topic: earlier.packet.topic, payload };
  }
  return null;
}

/** Which way the PUBLISH went that this frame acknowledges; null for other packets. */
function sentFrom({ packet, direction }: Frame): Frame['direction'] | null {
  switch (packet?.type) {
    case 'PUBREL':
      return direction;
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBCOMP':
      return direction === 'to-broker' ? 'to-client' : 'to-broker';
    default:
      return null;
  }
}

/** A session goes on over connections, so its acknowledgements are found by client where it has a name. */
function clientKey({ clientId, connection }: Frame): string {
  return clientId === '' ? `#${connection}` : `=${clientId}`;
}

function legKey(frame: Frame, direction: Frame['direction'], packetId: number): string {
  return `${direction} ${packetId} ${clientKey(frame)}`;
}

/** A Topic Alias holds for one direction of one connection. [MQTT5-3.3.2-7] */
function aliasKey({ connection, direction }: Frame, { properties }: Publish): string | null {
  const alias = properties?.topicAlias;
  return alias === undefined ? null : `${connection} ${direction} ${alias}`;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
