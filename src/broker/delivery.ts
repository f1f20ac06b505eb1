// One message on its way to one session: the message and what the subscription makes of it.
import type { QoS } from '../mqtt/packet.ts';
import type { Message } from './message.ts';
import type { SharedGroup } from './shared-subscriptions.ts';

export interface Delivery {
  readonly message: Message;
  /** Lower of published and granted QoS [MQTT311-3.8.4-6] [MQTT5-3.8.4-8]. */
  readonly qos: QoS;
  readonly retain: boolean;
  /** Whether it answers a SUBSCRIBE: the message had been retained. */
  readonly wasRetained?: true;
  /** Of the subscriptions that matched, null when none has one. */
  readonly subscriptionIdentifiers: readonly number[] | null;
  /** The group that chose this session for the message; null for a plain subscription. */
  readonly group: SharedGroup | null;
}
