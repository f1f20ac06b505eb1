// Encodes PUBLISHes to clients. One message goes to many clients, so its bytes are made once for each shape. If the
// publisher sent that shape, its own bytes go on. Only the Packet Identifier differs from one client to the next.
import { encodeFromServer } from '../mqtt/encode-from-server.ts';
import type { Properties, ProtocolVersion, Publish } from '../mqtt/packet.ts';
import type { Delivery } from './delivery.ts';
import { remainingExpiry } from './expiry.ts';
import type { Message } from './message.ts';

/** Shapes of a PUBLISH: by version, DUP, RETAIN and QoS. */
const shapeCount = 24;
/** Stands in the bytes until the outbox puts the real Packet Identifier there. */
const anyPacketId = 1;

export class PublishEncoder {
  #message: Message | null = null;
  readonly #shapes: (Uint8Array | null)[] = Array.from({ length: shapeCount }, () => null);
  /** A bit for each shape that is made. Most messages have one. */
  #made = 0;

  /** `bytes`: the PUBLISH that brought the message. Without properties it can go on as it is. */
  know(message: Message, { dup, retain, qos, properties }: Publish, version: ProtocolVersion, bytes: Uint8Array): void {
    if (properties !== undefined) return;
    this.#turnTo(message);
    this.#keep(shapeOf(version, dup, retain, qos), bytes);
  }

  /**
   * Bytes of one PUBLISH, read only; with QoS 1 and 2 any Packet Identifier stands behind the topic.
   * The shapes of the last message are kept until another message comes or `forget` is called.
   */
  encode(delivery: Delivery, version: ProtocolVersion, dup: boolean, now: number): Uint8Array {
    const { message, qos, retain, subscriptionIdentifiers } = delivery;
    // No other client has these Subscription Identifiers.
    if (subscriptionIdentifiers !== null)
      return encodeFromServer(publishPacket(delivery, version, dup, anyPacketId, now), version);
    this.#turnTo(message);
    const shape = shapeOf(version, dup, retain, qos);
    return (
      this.#shapes[shape] ??
      this.#keep(shape, encodeFromServer(publishPacket(delivery, version, dup, anyPacketId, now), version))
    );
  }

  /** The clock moves on: the remaining Message Expiry Interval in the kept bytes would be too long. */
  forget(): void {
    this.#turnTo(null);
  }

  #turnTo(message: Message | null): void {
    if (this.#message === message) return;
    this.#message = message;
    for (let shape = 0; this.#made !== 0; shape += 1, this.#made >>= 1) {
      if ((this.#made & 1) !== 0) this.#shapes[shape] = null;
    }
  }

  #keep(shape: number, bytes: Uint8Array): Uint8Array {
    this.#shapes[shape] = bytes;
    this.#made |= 1 << shape;
    return bytes;
  }
}

function shapeOf(version: ProtocolVersion, dup: boolean, retain: boolean, qos: number): number {
  return (version === 5 ? 12 : 0) + (dup ? 6 : 0) + (retain ? 3 : 0) + qos;
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
