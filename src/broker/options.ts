// What the specifications leave to the server, each as a named option. The default profile does what EMQX 5.8 does.

export interface BrokerOptions {
  /** Milliseconds from the opening of a link to the end of its CONNECT. */
  connectTimeout: number;
  /** Largest packet that a client may send, in bytes; told to v5 clients. */
  maximumPacketSize: number;
  /** QoS 2 messages that a v5 client may have open at once; told to it, 0x93 beyond it. */
  receiveMaximum: number;
  /** Highest Topic Alias that a v5 client may use; told to it. */
  topicAliasMaximum: number;
  /** Whether the broker uses Topic Aliases towards v5 clients that allow them. */
  outgoingTopicAliases: boolean;
  /** QoS 1 and 2 messages on their way to one client at once; a v5 client's Receive Maximum may lower it. */
  maxInflight: number;
  /** Messages that wait for one client. */
  maxQueue: number;
  /** Which end of a full queue is lost. */
  queueDrops: 'oldest' | 'newest';
  /** Whether QoS 0 messages wait for absent (or slow) clients as the others do. */
  queueQoS0: boolean;
  /** Session Expiry Interval of 3.1.1 clients with CleanSession 0, in seconds. */
  sessionExpiry311: number;
  /** When a QoS 2 message goes on to the subscribers: method B or method A of [MQTT5-4.3.3]. */
  onwardQoS2: 'on-publish' | 'on-pubrel';
  /** A client whose subscriptions overlap gets one copy for each of them, or one in all. */
  overlappingDeliveries: 'each' | 'once';
  /** Whether `$queue/filter` is the shared subscription of a group `$queue`. */
  queuePrefix: boolean;
  /** What the ids start with that the broker gives to clients without one. */
  assignedClientIdPrefix: string;
}

/** The profile `emqx`: the defaults of EMQX 5.8. */
export const emqxProfile: Readonly<BrokerOptions> = {
  connectTimeout: 15_000,
  maximumPacketSize: 1_048_576,
  receiveMaximum: 32,
  topicAliasMaximum: 65_535,
  outgoingTopicAliases: true,
  maxInflight: 32,
  maxQueue: 1000,
  queueDrops: 'oldest',
  queueQoS0: true,
  sessionExpiry311: 7200,
  onwardQoS2: 'on-publish',
  overlappingDeliveries: 'each',
  queuePrefix: true,
  assignedClientIdPrefix: 'auto-',
};
