// Encodes PUBLISHes to clients. One message goes to many: its bytes are made once for each shape and only
// the Packet Identifier is written into a copy.
import { encode } from '../mqtt/encode.ts';
import type { Properties, ProtocolVersion, Publish } from '../mqtt/packet.ts';
import type { Delivery } from './delivery.ts';
import { remainingExpiry } from './expiry.ts';
import type { Message } from './message.ts';

export class PublishEncoder {
  #message: Message | null = null;
  #shapes: (Uint8Array | undefined)[] = [];

  /**
   * Bytes of one PUBLISH, read only. `packetId` is 0 for QoS 0.
   * The shapes of the last message are kept until another one comes or `forget` is called.
   */
  encode(delivery: Delivery, version: ProtocolVersion, dup: boolean, packetId: number, now: number): Uint8Array {
    const { message, qos, retain, subscriptionIdentifiers } = delivery;
    // A Subscription Identifier is nobody else's.
    if (subscriptionIdentifiers !== null) return encode(publishPacket(delivery, version, dup, packetId, now), version);
    if (this.#message !== message) {
      this.#message = message;
      this.#shapes = [];
    }
    const shape = (version === 5 ? 12 : 0) + (dup ? 6 : 0) + (retain ? 3 : 0) + qos;
    let bytes = this.#shapes[shape];
    if (bytes === undefined) {
      bytes = encode(publishPacket(delivery, version, dup, packetId, now), version);
      this.#shapes[shape] = bytes;
      return bytes;
    }
    return qos === 0 ? bytes : withPacketId(bytes, packetId);
  }

  /** The clock moves on: a remaining Message Expiry Interval in kept bytes would be too long. */
  forget(): void {
    if (this.#message === null) return;
    this.#message = null;
    this.#shapes = [];
  }
}

/** The PUBLISH of a delivery, without an alias. */
export function publishPacket(
  { message, qos, retain, subscriptionIdentifiers }: Delivery,
  version: ProtocolVersion,
  dup: boolean,
  packetId: number,
  now: number,
): Publish {
  const packet: Publish = { type: 'PUBLISH', dup, qos, retain, topic: message.topic, payload: message.payload };
  if (qos > 0) packet.packetId = packetId;
  if (version === 5) {
    const properties: Properties = { ...message.properties };
    if (message.expiresAt !== null) properties.messageExpiryInterval = remainingExpiry(message.expiresAt, now);
    if (subscriptionIdentifiers !== null) properties.subscriptionIdentifier = [...subscriptionIdentifiers];
    packet.properties = properties;
  }
  return packet;
}

function withPacketId(bytes: Uint8Array, packetId: number): Uint8Array {
  const copy = bytes.slice();
  let at = 1;
  while (((copy[at] ?? 0) & 0x80) !== 0) at += 1;
  const topicLength = ((copy[at + 1] ?? 0) << 8) | (copy[at + 2] ?? 0);
  at += 3 + topicLength;
  copy[at] = packetId >> 8;
  copy[at + 1] = packetId & 0xff;
  return copy;
}
