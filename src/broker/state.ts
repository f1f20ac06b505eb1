// The whole state of a broker, and the clock of the `handle` that is running.
import type { Reading } from '../mqtt/decode-from-client.ts';
import type { Connection } from './connection.ts';
import type { Deadlines } from './deadlines.ts';
import type { Happening } from './events/events.ts';
import type { BrokerOptions } from './options.ts';
import type { Memory } from './memory.ts';
import type { Outbox } from './outbox.ts';
import type { Rate } from './rate.ts';
import type { SeededRandom } from '../random.ts';
import type { Leavers } from './leavers.ts';
import type { LimitName, Losses } from './losses.ts';
import type { PublishEncoder } from './publish-encoder.ts';
import type { RetainedMessages } from './retained-messages.ts';
import type { Session } from './session.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Statistics, SysPublisher } from './sys-topics.ts';

/** What is to be done at a deadline. */
export type Due =
  /** No CONNECT in time, or nothing within 1.5 × Keep Alive. */
  | { type: 'silence'; connection: Connection }
  /** What a 3.1.1 client has not acknowledged may have to be sent again. */
  | { type: 'retry'; connection: Connection }
  /** Packets that are late on purpose. */
  | { type: 'late'; connection: Connection }
  | { type: 'session-expiry'; session: Session }
  | { type: 'will'; session: Session }
  | { type: 'sys-topics' }
  | { type: 'retained-expiry'; topic: string };

export interface BrokerState {
  readonly options: BrokerOptions;
  /** How packets are read, but for those of MQTT 3.1. */
  readonly reading: Reading;
  readonly connections: Map<number, Connection>;
  /** By Client Identifier. */
  readonly sessions: Map<string, Session>;
  readonly subscriptions: Subscriptions;
  readonly retained: RetainedMessages;
  /** How many more messages may be retained in this second. */
  readonly retainedRate: Rate;
  /** Null when nothing is counted, as there is no limit. */
  readonly memory: Memory | null;
  readonly deadlines: Deadlines<Due>;
  readonly outbox: Outbox;
  readonly publishEncoder: PublishEncoder;
  readonly random: SeededRandom;
  readonly statistics: Statistics;
  readonly sys: SysPublisher;
  /** Whose connection has just ended, as far as that matters. */
  readonly leavers: Leavers;
  /** Connections whose CONNECT was accepted. */
  clients: number;
  /** Message numbers given so far. */
  messages: number;
  /** Client Identifiers given so far. */
  assignedClientIds: number;
  /** Inputs so far: the number of the present one. */
  inputs: number;
  /** Where to tell what happens. Null = nobody listens: then no event is made. */
  tell: ((happening: Happening) => void) | null;
  /** The same, for events of every message that change nothing that must outlive the broker. */
  watch: ((happening: Happening) => void) | null;
  /** Which limit was met last. */
  limit: { sentence: string; name: LimitName | null } | null;
  /** Of the present input. */
  readonly losses: Losses;
  /** Milliseconds; the time of the present input. */
  now: number;
}
