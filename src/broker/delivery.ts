// One message on its way to one session: the message and what the subscription makes of it.
import type { QoS } from '../mqtt/packet.ts';
import type { Message } from './message.ts';
import type { SharedGroup } from './shared-subscriptions.ts';

export interface Delivery {
  readonly message: Message;
  /** Lower of published and granted QoS [MQTT311-3.8.4-6] [MQTT5-3.8.4-8]. */
  readonly qos: QoS;
  readonly retain: boolean;
  /** Of the subscriptions that matched, null when none has one. */
  readonly subscriptionIdentifiers: readonly number[] | null;
  /** The group that chose this session for the message; null for a plain subscription. */
  readonly group: SharedGroup | null;
}

/** A QoS 1 or 2 delivery that has a Packet Identifier, until the client's last acknowledgement. */
export interface InflightDelivery {
  readonly packetId: number;
  readonly delivery: Delivery;
  waitsFor: 'PUBACK' | 'PUBREC' | 'PUBCOMP';
  /** Whether its PUBLISH went out on the present connection and so holds one place of the window. */
  counted: boolean;
  /** When the packet that waits for an answer was sent, in milliseconds of the broker's clock. */
  sentAt: number;
}
