// The table `message`. A message is written when the first session or topic keeps it, and deleted when the last one
// does not any more.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { MessageView } from '../../events/broker-view.ts';
import { propertiesToText, toCalendar, type ClockOffset } from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

export class MessageRows {
  readonly #commit: GroupCommit;
  readonly #offset: ClockOffset;
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  /** How many keep a message, by its number. */
  readonly #keepers: Map<number, number>;

  /** `keepers`: of the messages that are in the table. */
  constructor(database: DatabaseSync, commit: GroupCommit, offset: ClockOffset, keepers: Map<number, number>) {
    this.#commit = commit;
    this.#offset = offset;
    this.#keepers = keepers;
    this.#insert = database.prepare('INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM message WHERE id = ?');
  }

  /** One more session or topic keeps the message. */
  keep(message: MessageView): void {
    const { id, topic, payload, qos, retain, properties, expiresAt, publisher } = message;
    const keepers = this.#keepers.get(id) ?? 0;
    this.#keepers.set(id, keepers + 1);
    if (keepers > 0) return;
    const text = propertiesToText(properties);
    const at = toCalendar(expiresAt, this.#offset);
    this.#commit.run(this.#insert, id, topic, payload, qos, Number(retain), text, at, publisher);
  }

  /** One session or topic less keeps it. */
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
