// What the specifications leave to the server, each as a named option. Named sets of them are in profiles.ts.
import type { QoS } from '../mqtt/packet.ts';
import type { Authenticate } from './authentication.ts';
import type { Authorize } from './authorization.ts';
import type { SharedStrategy } from './shared-subscriptions.ts';

export interface BrokerOptions {
  /** Milliseconds from the opening of a link to the end of its CONNECT. */
  connectTimeout: number;
  /** Largest packet that a client may send, in bytes. Told to v5 clients when it is less than the protocol allows. */
  maximumPacketSize: number;
  /**
   * QoS 2 messages that a v5 client may have open at once. The client is told; one more is Receive Maximum exceeded.
   */
  receiveMaximum: number;
  /**
   * The number that is told as Receive Maximum: `receiveMaximum`, or, as EMQX does, the lower one of the client's own
   * Receive Maximum and `maxInflight`. EMQX does not hold a client to that number.
   */
  receiveMaximumTold: 'receiveMaximum' | 'window';
  /** Whether a 3.1.1 client, which cannot be told, is closed when it has one more open. */
  receiveMaximum311: boolean;
  /**
   * The answer of MQTT 5 to a QoS 2 PUBLISH whose Packet Identifier is open already: PUBREC as before, or with Packet
   * Identifier in use, after which EMQX keeps the exchange open (`either`: by chance, and that code ends the exchange as
   * [MQTT5-4.3.3-9] says). The message never goes on again.
   */
  repeatedQoS2: 'success' | 'in-use' | 'either';
  /** Highest Topic Alias that a v5 client may use. The client is told. */
  topicAliasMaximum: number;
  /** Topic Aliases that the broker uses towards a v5 client that allows them; 0 = none. */
  outgoingTopicAliases: number;
  /**
   * Bytes of waiting messages that are sent to one client at once. The rest follows when the host says that more can be
   * sent.
   */
  maxBurst: number;
  /**
   * Milliseconds, at most, that a PUBLISH is late, a random time for each. So messages overtake each other where the
   * order is open: it is only promised for one publisher, topic and QoS [MQTT5-4.6.0-5]. 0 = none is late.
   */
  maxLateness: number;
  /** QoS 1 and 2 messages on their way to one client at once. The Receive Maximum of a v5 client may lower it. */
  maxInflight: number;
  /**
   * Whether what goes out again on a resumed session keeps to that number [MQTT5-4.9.0-2], or goes out at once.
   */
  resumeWindow: 'kept' | 'ignored';
  /**
   * Milliseconds after which packets that a 3.1.1 client has not acknowledged are sent again; 0 = only on a new
   * connection.
   */
  retryInterval: number;
  /** Messages that wait for one client. */
  maxQueue: number;
  /** Which message of a full queue is lost. */
  queueDrops: 'oldest' | 'newest';
  /** Whether QoS 0 messages wait for absent (or slow) clients as the others do. */
  queueQoS0: boolean;
  /** Session Expiry Interval of 3.1.1 clients with CleanSession 0, in seconds; 0xFFFFFFFF = never. */
  sessionExpiry311: number;
  /** When a QoS 2 message goes on to the subscribers: method B or method A of [MQTT5-4.3.3]. */
  onwardQoS2: 'on-publish' | 'on-pubrel';
  /** Whether a client whose subscriptions overlap gets one copy for each of them, or one in all (`either`: by chance). */
  overlappingDeliveries: 'each' | 'once' | 'once-for-3.1.1' | 'either';
  /** Whether an acknowledgement tells a v5 publisher that nobody has subscribed (No matching subscribers). */
  noSubscribers: 'told' | 'not-told';
  /** How a shared group chooses the member for a message. */
  sharedStrategy: SharedStrategy;
  /** Which member a publisher of `round_robin` begins with: the one behind that of the publisher before, or any. */
  firstTurn: 'next' | 'random';
  /** Whether messages that a session held for a shared group go to the other members when the session ends. */
  sharedRedispatch: boolean;
  /** Whether a shared subscription gets retained messages, which MQTT 5 forbids (4.8.2). */
  retainedToShared: boolean;
  /** Whether `$queue/filter` is the shared subscription of a group `$queue`. */
  queuePrefix: boolean;
  /** Whether a v5 client is told that its session was taken over (Session taken over), or only closed. */
  takeoverDisconnect: boolean;
  /**
   * Of a hundred clients that return at once after their connection has ended, how many are refused (Server busy), by
   * chance.
   */
  refusedReturns: number;
  /**
   * Whether the Will of a client that is taken over is always sent, or only if it has no delay and the session ends
   * too.
   */
  takeoverWill: 'sent' | 'if-session-ends';
  /**
   * Whether a malformed Shared Subscription is granted as an ordinary one, and one with No Local without No Local
   * (4.8.2).
   */
  laxShares: boolean;
  /**
   * Whether a Shared Subscription within a Shared Subscription, and in 3.1.1 one that MQTT 5 calls malformed, ends the
   * connection. Otherwise they are filters like any other.
   */
  strangeShares: 'granted' | 'disconnect';
  /**
   * Whether MQTT 3.1 (`MQIsdp`) and the levels of bridges (0x83, 0x84, 0x85) are accepted: 3.1 is spoken as 3.1.1. The
   * subscriptions of a 3.1.1 bridge have Retain As Published.
   */
  olderLevels: boolean;
  /** Whether they have No Local too, so that a bridge does not get its own messages back. */
  bridgeNoLocal: boolean;
  /**
   * The answer to a broken packet: the code that the specification names for the fault, or what Mosquitto says. There
   * Topic Filter invalid and every other fault of a SUBSCRIBE or UNSUBSCRIBE is Malformed Packet, and Topic Name invalid
   * and a reserved packet type are Protocol Error.
   */
  brokenPacketCodes: 'own' | 'general';
  /**
   * The form of the CONNACK that refuses a Protocol Level which nobody knows: that of the version whose form the CONNECT
   * has, or always that of 3.1.1.
   */
  unknownLevelAnswer: 'in-its-form' | 'as-3.1.1';
  /**
   * Whether the answer to a PUBREC or PUBREL of an unused Packet Identifier says Packet Identifier not found, or
   * success.
   */
  unknownPacketIds: 'told' | 'not-told';
  /**
   * Whether a string may hold control characters and noncharacters (U+FFFF), or makes its packet malformed then. MQTT
   * leaves it to the receiver (1.5.4).
   */
  controlCharacters: 'accepted' | 'refused';
  /**
   * Whether a refusal tells a v5 client in words what is wrong: a Reason String, and for a broken packet the statement
   * and the byte.
   */
  reasonStrings: boolean;
  /** Highest QoS. Told to v5 clients when it is less than 2. */
  maximumQoS: QoS;
  /**
   * Whether messages are retained. If not, v5 clients are told, and a client that sets RETAIN is disconnected (Retain
   * not supported).
   */
  retainAvailable: boolean;
  /**
   * Whether there are these subscriptions. If not, v5 clients are told, and disconnected if they use one; 3.1.1 clients
   * are refused.
   */
  wildcardSubscriptionAvailable: boolean;
  sharedSubscriptionAvailable: boolean;
  subscriptionIdentifierAvailable: boolean;
  /** Whether CONNACK also tells what a client assumes without being told: that a feature is there, its own interval. */
  tellsDefaults: boolean;
  /**
   * Response Information for v5 clients that ask: by custom, the beginning of the topics for their responses; null =
   * none.
   */
  responseInformation: string | null;
  /** Another server to which every client is sent (Use another server). Null = clients may stay. */
  serverReference: string | null;
  /**
   * Highest Keep Alive of v5 clients, in seconds, told as Server Keep Alive. 0 = what the client wants. 3.1.1 cannot
   * say it.
   */
  maxKeepAlive: number;
  /** Highest Session Expiry Interval of v5 clients, in seconds. Told to clients that ask for more. */
  maxSessionExpiry: number;
  /** Clients at once. One more is refused (Server busy). */
  maxConnections: number;
  /** Sessions, also those of absent clients. One more is refused (Quota exceeded). */
  maxSessions: number;
  /** Subscriptions of one session. One more is refused (Quota exceeded). */
  maxSubscriptions: number;
  /** Topic Filters in one SUBSCRIBE. More are refused (Quota exceeded): nobody else is served while one is dealt with. */
  maxFilters: number;
  /** Bytes of topics, payloads and Subscription Identifiers that wait for one client. */
  maxQueueBytes: number;
  /** Retained messages, and bytes of their topics and payloads. */
  maxRetained: number;
  maxRetainedBytes: number;
  /**
   * Messages that are retained in one second, counted evenly. One more is delivered, and what its topic had retained
   * stays. 0 = no limit.
   */
  retainedPerSecond: number;
  /** Whether a message for which there is no room is delivered and not retained, or refused (Quota exceeded). */
  retainedOverflow: 'deliver' | 'refuse';
  /**
   * Bytes that are kept in memory: sessions, subscriptions, retained messages, and messages that wait or are under way.
   * 0 = no limit in all. At the limit a new session, a new subscription and a PUBLISH are refused (Quota exceeded), and
   * a message that would have to wait is dropped. 3.1.1 can only say so in CONNACK and SUBACK: its PUBLISH is
   * acknowledged and dropped, as `refusedPublish` says.
   */
  memoryLimit: number;
  /** Levels of a Topic Name or Topic Filter. With more it is invalid (Topic Name invalid, Topic Filter invalid). */
  maxTopicLevels: number;
  /** Whether a PUBLISH with more is refused, or its client is disconnected. */
  deepPublish: 'refuse' | 'disconnect';
  /** User Properties in one packet. More are refused (Quota exceeded). */
  maxUserProperties: number;
  /** Bytes of the topics that one client has set Topic Aliases for. More are refused (Quota exceeded). */
  maxTopicAliasBytes: number;
  /** Whether nobody gets a client's messages to `$SYS/…`, or they are refused (Not authorized). */
  publishToSys: 'nobody' | 'refused';
  /** Whether the acknowledgement tells of a refused PUBLISH (in 3.1.1 it cannot), or the client is disconnected. */
  refusedPublish: 'acknowledge' | 'disconnect';
  /** Milliseconds between two looks at the values of `$SYS/…`; 0 = there are no such topics. */
  sysInterval: number;
  /** How these topics are named: `$SYS/broker/…` as in Mosquitto, or `$SYS/brokers/<node>/…` as in EMQX. */
  sysTopics: 'mosquitto' | 'emqx';
  /** Which clients may connect; null = all. */
  authenticate: Authenticate | null;
  /** What a client may publish and subscribe to; null = everything. A Will is judged with its CONNECT. */
  authorize: Authorize | null;
  /** The beginning of the ids that the broker gives to clients without one. */
  assignedClientIdPrefix: string;
  /** Where the sequence of random choices starts. Null = the host chooses; a broker without a host starts at 1. */
  seed: number | null;
}
