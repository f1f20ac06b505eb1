// An Application Message inside the broker, apart from any one delivery of it.
import type { Properties, QoS } from '../mqtt/packet.ts';
import { expiryTime } from './expiry.ts';

export interface Message {
  /** Its number in this broker, from 1. */
  readonly id: number;
  readonly topic: string;
  readonly payload: Uint8Array;
  /** As published. A delivery may lower it. */
  readonly qos: QoS;
  /** As published. Retain As Published passes it on. */
  readonly retain: boolean;
  /** The properties that go on to subscribers unaltered, or undefined. */
  readonly properties: Properties | undefined;
  /** When it may no longer be sent, in milliseconds of the broker's clock; null = never. */
  readonly expiresAt: number | null;
  /** Client Identifier of the publisher. */
  readonly publisher: string;
}

/** Whether a Topic Name or Topic Filter is below `$SYS/`, where only the broker publishes. */
export function isSysTopic(topic: string): boolean {
  return topic.startsWith('$SYS/');
}

/** Bytes that a message counts where messages are kept. */
export function sizeOf({ topic, payload }: Message): number {
  return topic.length + payload.length;
}

/** The message in a PUBLISH or a Will, both of which have this shape. */
interface Source {
  topic: string;
  payload: Uint8Array;
  qos: QoS;
  retain: boolean;
  properties?: Properties;
}

/** `id`: 0 for a message that is only judged, and not taken. */
export function messageFrom(source: Source, publisher: string, now: number, id: number): Message {
  const { topic, payload, qos, retain, properties } = source;
  return {
    id,
    topic,
    payload,
    qos,
    retain,
    properties: properties && onwardProperties(properties),
    expiresAt: expiryTime(properties?.messageExpiryInterval, now),
    publisher,
  };
}

// These are sent on unaltered [MQTT5-3.3.2-4] [MQTT5-3.3.2-15] [MQTT5-3.3.2-16] [MQTT5-3.3.2-17] [MQTT5-3.3.2-18]
// [MQTT5-3.3.2-20]. Alias and Subscription Identifier belong to one connection, the Will's delay to the Will.
function onwardProperties(from: Properties): Properties | undefined {
  const onward: Properties = {};
  if (from.payloadFormatIndicator !== undefined) onward.payloadFormatIndicator = from.payloadFormatIndicator;
  if (from.contentType !== undefined) onward.contentType = from.contentType;
  if (from.responseTopic !== undefined) onward.responseTopic = from.responseTopic;
  if (from.correlationData !== undefined) onward.correlationData = from.correlationData;
  if (from.userProperties !== undefined) onward.userProperties = from.userProperties;
  return Object.keys(onward).length === 0 ? undefined : onward;
}
