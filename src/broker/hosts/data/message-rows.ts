// The table `message`: a message is written when the first session or topic keeps it, and deleted with the last.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { MessageView } from '../../events/broker-view.ts';
import { propertiesToText, toCalendar, type ClockOffset } from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

export class MessageRows {
  readonly #commit: GroupCommit;
  readonly #offset: ClockOffset;
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  /** By message number: how many keep it. */
  readonly #keepers: Map<number, number>;

  /** `keepers`: those of the messages that the table has. */
  constructor(database: DatabaseSync, commit: GroupCommit, offset: ClockOffset, keepers: Map<number, number>) {
    this.#commit = commit;
    this.#offset = offset;
    this.#keepers = keepers;
    this.#insert = database.prepare('INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM message WHERE id = ?');
  }

  /** One more keeps the message. */
  keep(message: MessageView): void {
    const { id, topic, payload, qos, retain, properties, expiresAt, publisher } = message;
    const keepers = this.#keepers.get(id) ?? 0;
    this.#keepers.set(id, keepers + 1);
    if (keepers > 0) return;
    const text = propertiesToText(properties);
    const at = toCalendar(expiresAt, this.#offset);
    this.#commit.run(this.#insert, id, topic, payload, qos, Number(retain), text, at, publisher);
  }

  /** One less keeps it. */
  release(id: number): void {
    const keepers = this.#keepers.get(id) ?? 0;
    if (keepers > 1) {
      this.#keepers.set(id, keepers - 1);
      return;
    }
    this.#keepers.delete(id);
    this.#commit.run(this.#delete, id);
  }
}
