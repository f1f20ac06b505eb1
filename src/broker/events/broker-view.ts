// The whole state of a broker as plain data, which can be copied between threads: the page shows it, and it is kept on
// disk. Times are milliseconds of the broker's clock. Maps have the order of the broker's own. Messages are shared and
// never changed. Left out: the bytes of incomplete packets, the values that `$SYS` told last, and the state of the
// random choices.
import type { ProtocolVersion, QoS, Will } from '../../mqtt/packet.ts';
import type { Message } from '../message.ts';

/** An Application Message; `id` is its number in this broker, the same in every event and delivery of it. */
export type MessageView = Message;

export interface BrokerView {
  /** Time of the last input, and how many there were. */
  time: number;
  inputs: number;
  /** Open links by number, also those without CONNECT. */
  connections: Map<number, ConnectionView>;
  /** By Client Identifier. */
  sessions: Map<string, SessionView>;
  /** By Topic Name. */
  retained: Map<string, MessageView>;
  /** By `groupId`. */
  groups: Map<string, GroupView>;
  /** When `$SYS` is looked at again; null = nobody subscribes to it. */
  sysTopicsAt: number | null;
  counts: CountsView;
}

export interface ConnectionView {
  id: number;
  version: ProtocolVersion;
  /** Null until its CONNECT has been accepted. */
  clientId: string | null;
  username: string | null;
  will: Will | null;
  /** It is closed when nothing was heard for `patience` (1.5 × Keep Alive; 0 = never) since `lastHeard`. */
  patience: number;
  lastHeard: number;
  /** When unacknowledged packets are looked at, to be sent again; null = there are none. */
  retryAt: number | null;
  /** Largest packet that the client takes; null = any. */
  maximumPacketSize: number | null;
  /** QoS 1 and 2 PUBLISHes that may be unacknowledged towards the client, and those that are. */
  window: number;
  unacknowledged: number;
  /**
   * QoS 2 Packet Identifiers that the client has opened on this connection. The broker's Receive Maximum counts them.
   */
  receiving: Set<number>;
  /** Topic Aliases that the client has set, and those that the broker has set towards it. */
  incomingAliases: Map<number, string>;
  outgoingAliases: Map<number, string>;
  /** Whether the client does not read what was sent. Then its messages wait. */
  congested: boolean;
}

export interface SessionView {
  clientId: string;
  /** Number of the client's connection, null while it is away. */
  connection: number | null;
  /** The version and the user of its client's last CONNECT. */
  version: ProtocolVersion;
  username: string | null;
  /** Seconds that the session outlives its connection; 0xFFFFFFFF = for ever. */
  expiryInterval: number;
  /** When it ends; null while its client is there, or when it never does. */
  expiresAt: number | null;
  /** By full filter. */
  subscriptions: Map<string, SubscriptionView>;
  /** Full filters of the subscriptions that are still to get retained messages, in that order. */
  retainedDue: string[];
  /** The deliveries that wait for the client, the oldest first. */
  queue: DeliveryView[];
  /** QoS 1 and 2 on their way to the client, by Packet Identifier, in the order to send them again. */
  inflight: Map<number, InflightView>;
  /** The Packet Identifier that was given last. */
  lastPacketId: number;
  /**
   * QoS 2 messages from the client until PUBREL, by Packet Identifier. Null when the message has gone onward already.
   */
  unreleased: Map<number, MessageView | null>;
  /** The Will of a connection that has ended, while its delay lasts, and when the delay is over. */
  pendingWill: Will | null;
  willAt: number | null;
}

export interface SubscriptionView {
  /** As the client wrote it, with `$share/name/`. */
  fullFilter: string;
  /** The filter that topics are matched against. */
  filter: string;
  /** Null for a plain subscription. */
  shareName: string | null;
  /** Granted QoS. */
  qos: QoS;
  noLocal: boolean;
  retainAsPublished: boolean;
  identifier: number | null;
}

/** One message on its way to one session. */
export interface DeliveryView {
  message: MessageView;
  qos: QoS;
  retain: boolean;
  subscriptionIdentifiers: readonly number[] | null;
  /** The group that chose this session; null for a plain subscription. */
  group: GroupKey | null;
}

export interface InflightView {
  packetId: number;
  delivery: DeliveryView;
  waitsFor: 'PUBACK' | 'PUBREC' | 'PUBCOMP';
  /** Whether its PUBLISH went out on the present connection and so holds a place of the window. */
  counted: boolean;
  /** Whether its PUBLISH is still to be repeated on the present connection. */
  toRepeat: boolean;
  /** When the packet that waits for an answer was sent. */
  sentAt: number;
}

export interface GroupKey {
  shareName: string;
  filter: string;
}

export interface GroupView extends GroupKey {
  /** Client Identifiers in the order in which they joined. */
  members: string[];
  /** The group's own turn, and where the next new publisher starts. */
  next: number;
  /** Turns of connected publishers, by connection. */
  turns: Map<number, TurnView>;
}

export interface TurnView {
  next: number;
  /** The member that `sticky` stays with. */
  member: string | null;
}

/** Since the broker began. */
export interface CountsView {
  /** Null before the first input. */
  startedAt: number | null;
  packetsReceived: number;
  bytesReceived: number;
  publishesReceived: number;
  packetsSent: number;
  bytesSent: number;
  publishesSent: number;
  /** Messages that a full queue lost. */
  dropped: number;
  /** Bytes that are kept now (option `memoryLimit`); 0 when they are not counted. */
  memory: number;
  /** How many message numbers and Client Identifiers were given. */
  messages: number;
  assignedClientIds: number;
}

/** The key of a group. It is unique, as a share name has no `/`. */
export function groupId({ shareName, filter }: GroupKey): string {
  return `${shareName}/${filter}`;
}
