// What changed in a broker and why, as plain data. From this stream the whole view can be built again (fold.ts), and it
// says for each message why a subscriber got it or not (why.ts). Messages are numbered; `message` is such a number.
import type { Acknowledgement, PacketType, ProtocolVersion, QoS, Will } from '../../mqtt/packet.ts';
import type { SharedStrategy } from '../shared-subscriptions.ts';
import type { CountsView, DeliveryView, GroupKey, MessageView, SubscriptionView, TurnView } from './broker-view.ts';
import type { Input } from '../boundary.ts';
import type { Limit, Loss } from '../losses.ts';
import type { Problem } from '../problem.ts';

/** One event, with its time in milliseconds of the broker's clock and the number of the input that caused it. */
export type BrokerEvent = { at: number; input: number } & Happening;

export type Happening =
  | ConnectionHappening
  | SessionHappening
  | SubscriptionHappening
  | PublishHappening
  | RoutingHappening
  | DeliveryHappening
  | RetainedHappening
  | TimerHappening
  /** One for each client and limit, behind the events of the messages. */
  | ({ type: 'lost-at-limit' } & Loss)
  /** The last event of every input. */
  | { type: 'input-handled'; what: Input['type']; connection: number | null; counts: CountsView };

export type ConnectionHappening =
  /** It is closed when no CONNECT comes within `patience` milliseconds. */
  | { type: 'connection-opened'; connection: number; patience: number }
  /** A link that was closed at once, as there are too many without CONNECT. */
  | { type: 'link-refused'; connection: number }
  /** A whole packet. `packetId`: null where there is none; `qos`: of a PUBLISH. */
  | { type: 'received'; connection: number; packet: PacketType; packetId: number | null; qos: QoS | null }
  | ConnectionAccepted
  /** `reasonCode`: of MQTT 5, whatever the client speaks; `clientId` null: the CONNECT was broken. */
  | { type: 'connection-refused'; connection: number; clientId: string | null; reasonCode: number }
  | { type: 'connection-closed'; connection: number; clientId: string | null; end: ConnectionEnd }
  | { type: 'congestion'; connection: number; congested: boolean }
  | { type: 'alias-set'; connection: number; direction: 'from-client' | 'to-client'; alias: number; topic: string };

export interface ConnectionAccepted {
  type: 'connection-accepted';
  connection: number;
  clientId: string;
  /** Whether the broker chose the id. */
  assigned: boolean;
  version: ProtocolVersion;
  username: string | null;
  /** Clean Start, CleanSession. */
  clean: boolean;
  sessionPresent: boolean;
  /** Seconds, as the client asked and as it holds. */
  keepAliveAsked: number;
  keepAlive: number;
  /** Seconds. */
  sessionExpiryInterval: number;
  will: Will | null;
  /** QoS 1 and 2 messages at once towards the client: its Receive Maximum and the broker's own limit. */
  window: number;
  /** Null = any size. */
  maximumPacketSize: number | null;
  /** Aliases that the broker may set towards the client. */
  topicAliasMaximum: number;
}

/**
 * Which side ended a connection. `reasonCode`: of MQTT 5. `told`: whether a DISCONNECT was sent. `problem`: the reason
 * in words.
 */
export type ConnectionEnd =
  | { by: 'client'; reasonCode: number }
  | { by: 'server'; reasonCode: number; told: boolean; problem: Problem | null }
  | { by: 'network' };

export type SessionHappening =
  | { type: 'session-started'; clientId: string }
  /** What waits for the client: its QoS 1 and 2 messages without acknowledgement, and the queue. */
  | { type: 'session-resumed'; clientId: string; connection: number; inflight: number; queued: number }
  | { type: 'session-ended'; clientId: string; why: 'clean-start' | 'with-connection' | 'expired' }
  /** By the client's DISCONNECT; in seconds. */
  | { type: 'session-expiry-changed'; clientId: string; sessionExpiryInterval: number }
  /** The connection ended without a goodbye: the Will waits. */
  | { type: 'will-delayed'; clientId: string; will: Will; due: number }
  | { type: 'will-published'; clientId: string; why: 'connection-ended' | 'delay-over' | 'session-ended' }
  | { type: 'will-cancelled'; clientId: string; why: 'goodbye' | 'came-back' };

export type SubscriptionHappening =
  | {
      type: 'subscribed';
      clientId: string;
      subscription: SubscriptionView;
      askedQoS: QoS;
      /** The subscription with the same filter that it takes the place of. */
      replaced: SubscriptionView | null;
      /** Whether the Retain Handling asks for retained messages now. */
      wantsRetained: boolean;
    }
  /**
   * Due: more retained messages match a subscription than can be sent at once, and some wait. Given: none waits any
   * more.
   */
  | { type: 'retained-due' | 'retained-given'; clientId: string; fullFilter: string }
  | { type: 'subscribe-refused'; clientId: string; fullFilter: string; reasonCode: number }
  /** Why: UNSUBSCRIBE asked for it, or the user who has taken up the session may not have it. */
  | {
      type: 'unsubscribed';
      clientId: string;
      fullFilter: string;
      existed: boolean;
      why: 'asked' | 'not-authorized';
    }
  | { type: 'group-joined' | 'group-left'; clientId: string; group: GroupKey };

export type PublishHappening =
  /** A message was taken. `connection` and `packetId`: null where there is none (Will, `$SYS`, QoS 0). */
  | {
      type: 'published';
      message: MessageView;
      by: 'client' | 'will' | 'broker';
      connection: number | null;
      packetId: number | null;
    }
  | { type: 'publish-refused'; message: MessageView; connection: number; packetId: number | null; reasonCode: number }
  /** A PUBLISH with a QoS 2 id that is still open. It is answered, and not passed on again. */
  | { type: 'duplicate-ignored'; clientId: string; connection: number; packetId: number; message: MessageView }
  /** Kept until PUBREL, and passed on at PUBREL (option `onwardQoS2`: `on-pubrel`). */
  | { type: 'held'; clientId: string; packetId: number; message: MessageView }
  | { type: 'released'; clientId: string; packetId: number; message: number }
  /** The broker's acknowledgement to a publisher. `awaitsRelease`: the id stays taken until PUBREL. */
  | {
      type: 'answered';
      clientId: string;
      connection: number;
      packet: 'PUBACK' | 'PUBREC' | 'PUBCOMP';
      packetId: number;
      reasonCode: number;
      awaitsRelease: boolean;
    };

/** Why a message is looked at for a subscription. */
export type RoutingCause = 'published' | 'retained' | 'redispatched' | 'sys-topic';

export type RoutingHappening =
  /**
   * A subscription matches, so the client is to get the message. One event for each subscription, then the delivery
   * itself.
   */
  | {
      type: 'routed';
      message: number;
      clientId: string;
      subscription: SubscriptionView;
      publishedQoS: QoS;
      /** The lower of published and granted. */
      qos: QoS;
      cause: RoutingCause;
      /** `merged`: all matching subscriptions of this client share one copy, with the highest QoS. */
      copy: 'own' | 'merged';
    }
  /** A subscription matches, but the client gets nothing by it. */
  | { type: 'not-routed'; message: number; clientId: string; subscription: SubscriptionView; why: 'no-local' }
  /** A shared group has chosen `clientId` among `members`. `next` and `turn` are the turns after that. */
  | {
      type: 'member-chosen';
      message: number;
      group: GroupKey;
      clientId: string;
      members: string[];
      strategy: SharedStrategy;
      next: number;
      turn: ({ connection: number } & TurnView) | null;
    }
  /** The session that held the message for its group has ended. It goes to the other members. */
  | { type: 'redispatched'; message: number; from: string; group: GroupKey }
  | { type: 'no-subscriber'; message: number; why: 'no-match' | 'no-local' | 'sys-topic' };

export type DeliveryHappening =
  /** `packetId`: null for QoS 0. */
  | {
      type: 'sent';
      clientId: string;
      connection: number;
      delivery: DeliveryView;
      packetId: number | null;
      dup: boolean;
      why: 'new' | 'from-queue' | 'resumed' | 'retry';
    }
  | {
      type: 'queued';
      clientId: string;
      delivery: DeliveryView;
      why: 'away' | 'congested' | 'window-full' | 'behind-others';
    }
  | Dropped
  /** The client's acknowledgement. `waitsFor`: what the delivery now waits for, null = it is over. */
  | {
      type: 'acknowledged';
      clientId: string;
      packet: 'PUBACK' | 'PUBREC' | 'PUBCOMP';
      packetId: number;
      message: number;
      reasonCode: number;
      waitsFor: 'PUBCOMP' | null;
    }
  /** An acknowledgement of a Packet Identifier that is not in use. */
  | { type: 'acknowledgement-ignored'; clientId: string; packet: Acknowledgement['type']; packetId: number }
  /** A PUBREL that is not the first answer to its PUBREC. */
  | { type: 'release-repeated'; clientId: string; packetId: number; why: 'resumed' | 'retry' | 'asked-again' };

export interface Dropped {
  type: 'dropped';
  clientId: string;
  message: number;
  qos: QoS;
  why:
    /** The queue is full. This message has waited longest, or came last (option `queueDrops`). */
    | 'queue-full-oldest'
    | 'queue-full-newest'
    /** All that the broker keeps has reached the option `memoryLimit`. */
    | 'memory-full'
    /** QoS 0 does not wait (option `queueQoS0`). */
    | 'qos0-away'
    | 'too-large'
    | 'expired'
    /** Another user has taken up the session since, and may not get it. */
    | 'not-authorized'
    | 'session-ended';
  /**
   * Where it was: it had just come, was the first of the queue, was on its way under `packetId`, or ended with its
   * session.
   */
  from: 'arrival' | 'queue' | 'inflight' | 'session';
  /** The Packet Identifier that it had, or that was taken for it. */
  packetId: number | null;
  /** Of `queue-full-…` and `memory-full`. */
  limit?: Limit;
}

export type RetainedHappening =
  | { type: 'retained-stored'; message: MessageView; replaced: number | null }
  /** One too many in this second: it is only delivered. */
  | { type: 'retained-skipped'; message: MessageView }
  /** `message`: the message that was kept, not the one that removed it. */
  | { type: 'retained-removed'; topic: string; message: number; why: 'empty-payload' | 'expired' | 'no-room' };

export type Timer =
  /** No CONNECT in time, or silence for 1.5 × Keep Alive. */
  | { type: 'silence'; connection: number }
  | { type: 'retry'; connection: number }
  | { type: 'session-expiry'; clientId: string }
  | { type: 'will'; clientId: string }
  | { type: 'sys-topics' }
  | { type: 'retained-expiry'; topic: string };

export type TimerHappening =
  /** Timers of silence and of retained messages are not told: they follow from other events. */
  | { type: 'timer-set'; timer: Timer; due: number }
  | { type: 'timer-cleared'; timer: Timer }
  /** The time of the timer has come. The events that it causes follow. */
  | { type: 'timer-due'; timer: Timer };
