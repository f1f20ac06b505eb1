// The tables `session`, `will` and `subscription`. A session that ends with its connection is only written when a part
// of it outlives the connection: its Will, or messages that it holds for a shared group.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Will } from '../../../mqtt/packet.ts';
import type { ConnectionAccepted } from '../../events/events.ts';
import type { SubscriptionView } from '../../events/broker-view.ts';
import { propertiesToText, toCalendar, type ClockOffset } from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** What this file keeps in memory of a session. */
export interface SessionRecord {
  /** Its row in `session`; null while it is not written. */
  row: number | null;
  /** Whether it outlives its connection. */
  lasting: boolean;
  version: number;
  username: string | null;
  expiryInterval: number;
  /** In its queue the place of the first message, and the place after the last. In flight the next place. */
  head: number;
  tail: number;
  order: number;
}

export class SessionRows {
  readonly #commit: GroupCommit;
  readonly #offset: ClockOffset;
  readonly #records: Map<string, SessionRecord>;
  #lastRow: number;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #setExpiry: StatementSync;
  readonly #setInterval: StatementSync;
  readonly #putWill: StatementSync;
  readonly #takeWill: StatementSync;
  readonly #subscribe: StatementSync;
  readonly #setDue: StatementSync;
  readonly #unsubscribe: StatementSync;
  readonly #end: readonly StatementSync[];

  /** `records`: of the sessions that the tables have, by Client Identifier. */
  constructor(database: DatabaseSync, commit: GroupCommit, offset: ClockOffset, records: Map<string, SessionRecord>) {
    this.#commit = commit;
    this.#offset = offset;
    this.#records = records;
    this.#lastRow = Math.max(0, ...[...records.values()].map(({ row }) => row ?? 0));
    this.#insert = database.prepare('INSERT INTO session VALUES (?, ?, ?, ?, NULL, ?)');
    this.#update = database.prepare(
      'UPDATE session SET version = ?, username = ?, expiry_interval = ?, expires_at = NULL WHERE id = ?',
    );
    this.#setExpiry = database.prepare('UPDATE session SET expires_at = ? WHERE id = ?');
    this.#setInterval = database.prepare('UPDATE session SET expiry_interval = ? WHERE id = ?');
    this.#putWill = database.prepare('INSERT OR REPLACE INTO will VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#takeWill = database.prepare('DELETE FROM will WHERE session = ?');
    // The same filter again keeps its row, and so its place in the group [MQTT5-3.8.4-3].
    this.#subscribe = database.prepare(`
      INSERT INTO subscription VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, 0)
      ON CONFLICT (session, full_filter) DO UPDATE SET qos = excluded.qos, no_local = excluded.no_local,
        retain_as_published = excluded.retain_as_published, identifier = excluded.identifier`);
    this.#setDue = database.prepare('UPDATE subscription SET retained_due = ? WHERE session = ? AND full_filter = ?');
    this.#unsubscribe = database.prepare('DELETE FROM subscription WHERE session = ? AND full_filter = ?');
    this.#end = [
      database.prepare('DELETE FROM session WHERE id = ?'),
      this.#takeWill,
      database.prepare('DELETE FROM subscription WHERE session = ?'),
    ];
  }

  get(clientId: string): SessionRecord | undefined {
    return this.#records.get(clientId);
  }

  accepted({ clientId, version, username, sessionExpiryInterval, will }: ConnectionAccepted): void {
    let record = this.#records.get(clientId);
    if (record === undefined) {
      record = { row: null, lasting: false, version: 0, username: null, expiryInterval: 0, head: 0, tail: 0, order: 0 };
      this.#records.set(clientId, record);
    }
    record.version = version;
    record.username = username;
    record.expiryInterval = sessionExpiryInterval;
    // A session that is taken up with an interval of 0 stays written until its connection ends.
    record.lasting ||= sessionExpiryInterval > 0;
    if (record.row !== null) {
      this.#commit.run(this.#update, version, username, sessionExpiryInterval, record.row);
      this.#commit.run(this.#takeWill, record.row);
    } else if (record.lasting) this.rowOf(clientId, record);
    if (will !== null) this.putWill(clientId, will, null);
  }

  /** The row of a session. Writes the session if it is not written. */
  rowOf(clientId: string, record: SessionRecord): number {
    if (record.row === null) {
      record.row = ++this.#lastRow;
      this.#commit.run(this.#insert, record.row, clientId, record.version, record.expiryInterval, record.username);
    }
    return record.row;
  }

  /** `due`: milliseconds of the broker's clock; null while the session's client is connected. */
  putWill(clientId: string, { topic, payload, qos, retain, properties }: Will, due: number | null): void {
    const record = this.#records.get(clientId);
    if (record === undefined) return;
    const row = this.rowOf(clientId, record);
    const text = propertiesToText(properties);
    const at = toCalendar(due, this.#offset);
    this.#commit.run(this.#putWill, row, topic, payload, qos, Number(retain), text, at);
  }

  takeWill(clientId: string): void {
    const row = this.get(clientId)?.row ?? null;
    if (row !== null) this.#commit.run(this.#takeWill, row);
  }

  /** When the session ends, in milliseconds of the broker's clock. */
  setExpiry(clientId: string, at: number | null): void {
    const row = this.get(clientId)?.row ?? null;
    if (row !== null) this.#commit.run(this.#setExpiry, toCalendar(at, this.#offset), row);
  }

  setInterval(clientId: string, seconds: number): void {
    const record = this.get(clientId);
    if (record === undefined) return;
    record.expiryInterval = seconds;
    if (record.row !== null) this.#commit.run(this.#setInterval, seconds, record.row);
  }

  subscribed(clientId: string, subscription: SubscriptionView): void {
    const record = this.get(clientId);
    if (record?.lasting !== true) return;
    const { fullFilter, filter, shareName, qos, noLocal, retainAsPublished, identifier } = subscription;
    const row = this.rowOf(clientId, record);
    const [local, published] = [Number(noLocal), Number(retainAsPublished)];
    this.#commit.run(this.#subscribe, row, fullFilter, filter, shareName, qos, local, published, identifier);
  }

  setRetainedDue(clientId: string, fullFilter: string, due: boolean): void {
    const record = this.get(clientId);
    if (record?.lasting !== true || record.row === null) return;
    this.#commit.run(this.#setDue, Number(due), record.row, fullFilter);
  }

  unsubscribed(clientId: string, fullFilter: string): void {
    const record = this.get(clientId);
    if (record?.lasting === true && record.row !== null) this.#commit.run(this.#unsubscribe, record.row, fullFilter);
  }

  /** DeliveryRows deletes its deliveries. */
  ended(clientId: string): void {
    const row = this.get(clientId)?.row ?? null;
    this.#records.delete(clientId);
    if (row !== null) for (const statement of this.#end) this.#commit.run(statement, row);
  }
}
