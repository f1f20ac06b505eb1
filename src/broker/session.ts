// Session State of one client [MQTT5-4.1]: what the server keeps while the client is away.
import type { Deadline } from './deadlines.ts';
import type { Connection } from './connection.ts';
import { Inflight, type InflightDelivery } from './inflight.ts';
import type { Memory } from './memory.ts';
import { LazyMap } from './lazy-map.ts';
import type { Due } from './state.ts';
import type { Message } from './message.ts';
import { MessageQueue } from './message-queue.ts';
import type { Replays } from './replays.ts';
import type { Subscription } from './subscription.ts';
import type { ProtocolVersion, Will } from '../mqtt/packet.ts';

export class Session {
  readonly clientId: string;
  /** The client's connection, null while it is away. */
  connection: Connection | null = null;
  /** Number of that connection, or of the last one; null: there was none since the broker was started. */
  lastConnection: number | null = null;
  /** The version of its client's last CONNECT. */
  version: ProtocolVersion = 4;
  /** The user of its client's last CONNECT; null = it named none. */
  username: string | null = null;
  /** Seconds that the session outlives its connection; `neverExpires` = for ever. */
  expiryInterval = 0;
  /** By full filter. */
  readonly subscriptions = new LazyMap<string, Subscription>();
  #inflight: Inflight | null = null;
  /** Those of `inflight` whose PUBLISH is still to be repeated on this connection; null when there are none. */
  unrepeated: InflightDelivery[] | null = null;
  readonly queue: MessageQueue;
  readonly #memory: Memory | null;
  /** Retained messages that are still to be sent, before what is queued from now on; null = none. */
  replays: Replays | null = null;
  lastPacketId = 0;
  /**
   * QoS 2 messages from the client until PUBREL, by Packet Identifier; a null has gone onward already. Null before the
   * first.
   */
  unreleased: Map<number, Message | null> | null = null;
  /** Bytes of the messages in `unreleased`. */
  heldBytes = 0;
  /** Bytes of the Will that the client's last CONNECT brought, as far as memory is counted. */
  willBytes = 0;
  /** The Will of a connection that has ended, while its delay lasts. */
  pendingWill: Will | null = null;
  /** Both are null until first set: most sessions end with their connection, and have no Will that waits. */
  expiryDeadline: Deadline<Due> | null = null;
  willDeadline: Deadline<Due> | null = null;

  /** `memory`: where its deliveries are counted. */
  constructor(clientId: string, memory: Memory | null) {
    this.clientId = clientId;
    this.#memory = memory;
    this.queue = new MessageQueue(memory);
  }

  /** QoS 1 and 2 on their way to the client, by Packet Identifier, in the order to send them again. */
  get inflight(): Inflight {
    return (this.#inflight ??= new Inflight(this.#memory));
  }
}
