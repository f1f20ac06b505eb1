// PUBLISH packets that are late on purpose, so that messages overtake each other wherever that is allowed. What one
// client publishes to one topic with one QoS stays in order [MQTT5-4.6.0-5] [MQTT5-4.6.0-6]. No other order is
// promised, also not between retained messages and live ones.
import type { Connection } from './connection.ts';
import { deadline, type Deadline } from './deadlines.ts';
import type { Delivery } from './delivery.ts';
import type { BrokerState, Due } from './state.ts';

interface LatePacket {
  at: number;
  bytes: Uint8Array;
}

/** What has been sent to one client and not yet been written. It is lost when the connection ends. */
export class LatePackets {
  readonly deadline: Deadline<Due>;
  /** By the time when they are written. */
  #packets: LatePacket[] = [];
  /** When the last packet of each ordered row is written. */
  readonly #last = new Map<string, number>();

  constructor(connection: Connection) {
    this.deadline = deadline<Due>({ type: 'late', connection });
  }

  get next(): number | undefined {
    return this.#packets[0]?.at;
  }

  add(row: string, earliest: number, bytes: Uint8Array): void {
    const at = Math.max(earliest, this.#last.get(row) ?? 0);
    this.#last.set(row, at);
    const place = this.#packets.findLastIndex((packet) => packet.at <= at) + 1;
    this.#packets.splice(place, 0, { at, bytes });
  }

  takeDue(now: number): Uint8Array[] {
    const later = this.#packets.findIndex(({ at }) => at > now);
    const due = this.#packets.splice(0, later < 0 ? this.#packets.length : later);
    if (this.#packets.length === 0) this.#last.clear();
    return due.map(({ bytes }) => bytes);
  }
}

/** Writes a PUBLISH to its client some time within `maxLateness`. `bytes`: the packet, which nobody changes any more. */
export function sendLate(state: BrokerState, connection: Connection, delivery: Delivery, bytes: Uint8Array): void {
  const late = (connection.late ??= new LatePackets(connection));
  const { message, qos, wasRetained = false } = delivery;
  const row = JSON.stringify([message.publisher, message.topic, qos, wasRetained]);
  late.add(row, state.now + Math.ceil(state.random.next() * state.options.maxLateness), bytes);
  if (late.next !== undefined) state.deadlines.set(late.deadline, late.next);
}

/** Writes what is due. */
export function sendDue(state: BrokerState, connection: Connection): void {
  const { late } = connection;
  if (late === null) return;
  for (const bytes of late.takeDue(state.now)) state.outbox.send(connection.id, bytes);
  if (late.next !== undefined) state.deadlines.set(late.deadline, late.next);
}
