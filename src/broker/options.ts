// What the specifications leave to the server, each as a named option. Named sets of them are in profiles.ts.
import type { QoS } from '../mqtt/packet.ts';
import type { Authenticate } from './authentication.ts';
import type { Authorize } from './authorization.ts';
import type { SharedStrategy } from './shared-subscriptions.ts';

export interface BrokerOptions {
  /** Milliseconds from the opening of a link to the end of its CONNECT. */
  connectTimeout: number;
  /** Largest packet that a client may send, in bytes; told to v5 clients when it is less than the protocol allows. */
  maximumPacketSize: number;
  /** QoS 2 messages that a v5 client may have open at once; told to it, 0x93 beyond it. */
  receiveMaximum: number;
  /** Highest Topic Alias that a v5 client may use; told to it. */
  topicAliasMaximum: number;
  /** Topic Aliases that the broker uses towards one v5 client that allows them; 0 = none. */
  outgoingTopicAliases: number;
  /** Bytes of what waits for one client that are sent to it at once; the rest follows when the host says that it may be sent more. */
  maxBurst: number;
  /** QoS 1 and 2 messages on their way to one client at once; a v5 client's Receive Maximum may lower it. */
  maxInflight: number;
  /** Milliseconds after which what a 3.1.1 client has not acknowledged is sent again; 0 = only on a new connection. */
  retryInterval: number;
  /** Messages that wait for one client. */
  maxQueue: number;
  /** Which end of a full queue is lost. */
  queueDrops: 'oldest' | 'newest';
  /** Whether QoS 0 messages wait for absent (or slow) clients as the others do. */
  queueQoS0: boolean;
  /** Session Expiry Interval of 3.1.1 clients with CleanSession 0, in seconds; 0xFFFFFFFF = never. */
  sessionExpiry311: number;
  /** When a QoS 2 message goes on to the subscribers: method B or method A of [MQTT5-4.3.3]. */
  onwardQoS2: 'on-publish' | 'on-pubrel';
  /** A client whose subscriptions overlap gets one copy for each of them, or one in all. */
  overlappingDeliveries: 'each' | 'once' | 'once-for-3.1.1';
  /** How a shared group chooses the member for a message. */
  sharedStrategy: SharedStrategy;
  /** Whether what a session held for a shared group goes to the other members when the session ends. */
  sharedRedispatch: boolean;
  /** Whether a shared subscription gets retained messages, which MQTT 5 forbids (4.8.2). */
  retainedToShared: boolean;
  /** Whether `$queue/filter` is the shared subscription of a group `$queue`. */
  queuePrefix: boolean;
  /** Whether a v5 client is told that another took its session over (0x8E), or only closed. */
  takeoverDisconnect: boolean;
  /** Whether the Will of a client that is taken over is always sent, or only without a delay and when its session ends too. */
  takeoverWill: 'sent' | 'if-session-ends';
  /** Whether a malformed Shared Subscription is granted as an ordinary one, and one with No Local without No Local (4.8.2). */
  laxShares: boolean;
  /** What a topic that is not valid is answered with: 0x8F and 0x90, or 0x81 and 0x82 as any other broken packet. */
  invalidTopicCodes: 'own' | 'general';
  /** Whether a PUBREC or PUBREL for a Packet Identifier that is not in use is answered with 0x92, or as any other. */
  unknownPacketIds: 'told' | 'not-told';
  /** Whether topics and filters may hold control characters, which MQTT leaves to the receiver (1.5.4): 0x81 if not. */
  controlCharacters: 'accepted' | 'refused';
  /** Whether refusals tell v5 clients in words what is wrong: Reason String, and for a broken packet which statement and which byte. */
  reasonStrings: boolean;
  /** Highest QoS; told to v5 clients when it is less than 2. */
  maximumQoS: QoS;
  /** Whether messages are retained; if not, who sets RETAIN is disconnected with 0x9A, told to v5 clients before. */
  retainAvailable: boolean;
  /** Whether there are these subscriptions; if not, v5 clients are told, and disconnected (0xA2, 0x9E, 0xA1), 3.1.1 gets 0x80. */
  wildcardSubscriptionAvailable: boolean;
  sharedSubscriptionAvailable: boolean;
  subscriptionIdentifierAvailable: boolean;
  /** Response Information for v5 clients that ask: by custom, the beginning of the topics for their responses; null = none. */
  responseInformation: string | null;
  /** Another server that every client is sent to (0x9C); null = they may stay. */
  serverReference: string | null;
  /** Highest Keep Alive of v5 clients, in seconds, told as Server Keep Alive; 0 = what the client wants. 3.1.1 has no word for it. */
  maxKeepAlive: number;
  /** Highest Session Expiry Interval of v5 clients, in seconds; told to those that asked for more. */
  maxSessionExpiry: number;
  /** Clients at once: one more is refused with 0x89 Server busy. */
  maxConnections: number;
  /** Sessions, with those of absent clients: one more is refused with 0x97 Quota exceeded. */
  maxSessions: number;
  /** Subscriptions of one session: one more is answered with 0x97 Quota exceeded. */
  maxSubscriptions: number;
  /** Bytes of topics and payloads that wait for one client. */
  maxQueueBytes: number;
  /** Retained messages, and bytes of their topics and payloads. */
  maxRetained: number;
  maxRetainedBytes: number;
  /** A message that cannot be retained any more is delivered all the same, or refused with 0x97 Quota exceeded. */
  retainedOverflow: 'deliver' | 'refuse';
  /** Levels of a Topic Name (0x90 beyond it) or Topic Filter (0x8F beyond it). */
  maxTopicLevels: number;
  /** User Properties in one packet: 0x97 Quota exceeded beyond it. */
  maxUserProperties: number;
  /** Bytes of the topics that one client has set Topic Aliases for: 0x97 Quota exceeded beyond it. */
  maxTopicAliasBytes: number;
  /** What becomes of a client's messages to `$SYS/…`: nobody gets them, or they are refused with 0x87 Not authorized. */
  publishToSys: 'nobody' | 'refused';
  /** A client whose PUBLISH is refused gets the Reason Code in the acknowledgement (3.1.1: success), or is disconnected. */
  refusedPublish: 'acknowledge' | 'disconnect';
  /** Milliseconds between two looks at what `$SYS/broker/…` tells its subscribers; 0 = there are no such topics. */
  sysInterval: number;
  /** Who may connect; null = everybody. */
  authenticate: Authenticate | null;
  /** What a client may publish and subscribe to; null = everything. A Will is judged with its CONNECT. */
  authorize: Authorize | null;
  /** What the ids start with that the broker gives to clients without one. */
  assignedClientIdPrefix: string;
  /** Where the sequence of random choices starts; null = the host chooses, a broker without host starts at 1. */
  seed: number | null;
}
