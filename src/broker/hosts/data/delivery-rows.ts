// The tables `queued`, `inflight` and `unreleased`: messages on their way to a client and from it. For a session that
// ends with its connection, only the messages that it holds for a shared group are kept: the other members get them
// [MQTT5-4.8.2-4].
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { DeliveryView, MessageView } from '../../events/broker-view.ts';
import type { GroupCommit } from './group-commit.ts';
import type { MessageRows } from './message-rows.ts';
import type { SessionRecord, SessionRows } from './session-rows.ts';

export class DeliveryRows {
  readonly #commit: GroupCommit;
  readonly #sessions: SessionRows;
  readonly #messages: MessageRows;
  readonly #push: StatementSync;
  readonly #shift: StatementSync;
  readonly #start: StatementSync;
  readonly #release: StatementSync;
  readonly #finish: StatementSync;
  readonly #hold: StatementSync;
  readonly #complete: StatementSync;
  readonly #kept: StatementSync;
  readonly #end: readonly StatementSync[];

  constructor(database: DatabaseSync, commit: GroupCommit, sessions: SessionRows, messages: MessageRows) {
    this.#commit = commit;
    this.#sessions = sessions;
    this.#messages = messages;
    this.#push = database.prepare('INSERT INTO queued VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.#shift = database.prepare('DELETE FROM queued WHERE session = ? AND place = ?');
    this.#start = database.prepare('INSERT INTO inflight VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#release = database.prepare(
      `UPDATE inflight SET waits_for = 'PUBCOMP', place = ? WHERE session = ? AND packet_id = ?`,
    );
    this.#finish = database.prepare('DELETE FROM inflight WHERE session = ? AND packet_id = ?');
    this.#hold = database.prepare('INSERT OR IGNORE INTO unreleased VALUES (?, ?, ?)');
    this.#complete = database.prepare('DELETE FROM unreleased WHERE session = ? AND packet_id = ?');
    this.#kept = database.prepare(
      `SELECT message FROM queued WHERE session = ?1 UNION ALL SELECT message FROM inflight WHERE session = ?1
       UNION ALL SELECT message FROM unreleased WHERE session = ?1 AND message IS NOT NULL`,
    );
    this.#end = ['queued', 'inflight', 'unreleased'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE session = ?`),
    );
  }

  queued(clientId: string, delivery: DeliveryView): void {
    const record = this.#sessions.get(clientId);
    if (record === undefined) return;
    const place = record.tail++;
    if (!record.lasting && delivery.group === null) return;
    const row = this.#sessions.rowOf(clientId, record);
    this.#messages.keep(delivery.message);
    this.#commit.run(this.#push, row, place, ...columnsOf(delivery));
  }

  /** The first message of the queue has left it. */
  shifted(clientId: string, message: number): void {
    const record = this.#sessions.get(clientId);
    if (record === undefined) return;
    const place = record.head++;
    if (record.row !== null && this.#commit.run(this.#shift, record.row, place) > 0) this.#messages.release(message);
  }

  /** A PUBLISH goes out with a Packet Identifier for the first time. */
  started(clientId: string, delivery: DeliveryView, packetId: number): void {
    const record = this.#sessions.get(clientId);
    if (record === undefined || (!record.lasting && delivery.group === null)) return;
    const row = this.#sessions.rowOf(clientId, record);
    const waitsFor = delivery.qos === 1 ? 'PUBACK' : 'PUBREC';
    this.#messages.keep(delivery.message);
    this.#commit.run(this.#start, row, packetId, record.order++, waitsFor, ...columnsOf(delivery));
  }

  /** The client has sent PUBREC. PUBRELs are sent again in the order of their PUBRECs. */
  received(clientId: string, packetId: number): void {
    const record = this.#written(clientId);
    if (record !== null) this.#commit.run(this.#release, record.order++, record.row, packetId);
  }

  /** The client has sent the last acknowledgement, or will never get the message. */
  finished(clientId: string, packetId: number, message: number): void {
    const record = this.#written(clientId);
    if (record !== null && this.#commit.run(this.#finish, record.row, packetId) > 0) this.#messages.release(message);
  }

  /** A QoS 2 Packet Identifier of the client is taken until PUBREL. `message`: the message to pass on then. */
  held(clientId: string, packetId: number, message: MessageView | null): void {
    const record = this.#sessions.get(clientId);
    if (record?.lasting !== true) return;
    const row = this.#sessions.rowOf(clientId, record);
    const isNew = this.#commit.run(this.#hold, row, packetId, message?.id ?? null) > 0;
    if (isNew && message !== null) this.#messages.keep(message);
  }

  /** PUBREL has come. `message`: the message that was held. */
  completed(clientId: string, packetId: number, message: number | null): void {
    const record = this.#written(clientId);
    if (record === null || this.#commit.run(this.#complete, record.row, packetId) === 0) return;
    if (message !== null) this.#messages.release(message);
  }

  ended(clientId: string): void {
    const record = this.#written(clientId);
    if (record === null) return;
    for (const { message } of this.#commit.all(this.#kept, record.row)) this.#messages.release(Number(message));
    for (const statement of this.#end) this.#commit.run(statement, record.row);
  }

  #written(clientId: string): (SessionRecord & { row: number }) | null {
    const record = this.#sessions.get(clientId);
    return record === undefined || record.row === null ? null : (record as SessionRecord & { row: number });
  }
}

/** Message, QoS, retain, identifiers, group: the last columns of `queued` and `inflight`. */
function columnsOf({ message, qos, retain, subscriptionIdentifiers, group }: DeliveryView): SQLInputValue[] {
  const identifiers = subscriptionIdentifiers === null ? null : JSON.stringify(subscriptionIdentifiers);
  return [message.id, qos, Number(retain), identifiers, group?.shareName ?? null, group?.filter ?? null];
}
