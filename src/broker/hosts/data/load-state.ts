// Reads what the last broker has left: the state for the next one, and what the journal has to know to go on.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { SavedSession, SavedState } from '../../restore.ts';
import type { DeliveryView, MessageView } from '../../events/broker-view.ts';
import type { ClockOffset } from './columns.ts';
import { corrupt } from './data-error.ts';
import { RowReader, type Row } from './row-reader.ts';
import type { SessionRecord } from './session-rows.ts';

export interface Kept {
  state: SavedState;
  /** How many sessions and topics keep a message, by its number. */
  keepers: Map<number, number>;
  /** By Client Identifier. */
  records: Map<string, SessionRecord>;
}

interface KeptSession {
  saved: SavedSession;
  record: SessionRecord;
}

/** Throws what SQLite throws, or a DataError when rows do not fit together. */
export function loadState(database: DatabaseSync, file: string, offset: ClockOffset): Kept {
  const reader = new RowReader(file, offset);
  const messages = new Messages(database, file, reader);
  const sessions = loadSessions(database, file, reader);
  for (const row of database.prepare('SELECT * FROM queued ORDER BY session, place').iterate()) {
    const { saved, record } = sessions.of(row);
    const place = reader.number(row.place);
    if (saved.queue.length === 0) record.head = place;
    record.tail = place + 1;
    saved.queue.push(messages.delivery(row));
  }
  for (const row of database.prepare('SELECT * FROM inflight ORDER BY session, place').iterate()) {
    const { saved, record } = sessions.of(row);
    const packetId = reader.number(row.packet_id);
    const waitsFor = reader.waitsFor(row.waits_for);
    record.order = reader.number(row.place) + 1;
    saved.inflight.set(packetId, { packetId, delivery: messages.delivery(row), waitsFor });
  }
  for (const row of database.prepare('SELECT * FROM unreleased').iterate()) {
    const message = row.message === null ? null : messages.keep(row.message);
    sessions.of(row).saved.unreleased.set(reader.number(row.packet_id), message);
  }
  const retained: MessageView[] = [];
  for (const row of database.prepare('SELECT message FROM retained').iterate())
    retained.push(messages.keep(row.message));
  const counter = database.prepare(`SELECT value FROM counter WHERE name = 'assigned_client_ids'`).get();
  const assignedClientIds = counter === undefined ? 0 : reader.number(counter.value);
  return {
    state: {
      sessions: sessions.all.map(({ saved }) => saved),
      subscriptions: sessions.subscriptions,
      retained,
      assignedClientIds,
    },
    keepers: messages.keepers,
    records: new Map(sessions.all.map(({ saved, record }) => [saved.clientId, record])),
  };
}

class Messages {
  readonly keepers = new Map<number, number>();
  readonly #file: string;
  readonly #reader: RowReader;
  readonly #byId = new Map<number, MessageView>();

  constructor(database: DatabaseSync, file: string, reader: RowReader) {
    this.#file = file;
    this.#reader = reader;
    for (const row of database.prepare('SELECT * FROM message').iterate()) {
      const message = reader.message(row);
      this.#byId.set(message.id, message);
    }
  }

  keep(value: SQLOutputValue | undefined): MessageView {
    const id = this.#reader.number(value);
    const message = this.#byId.get(id);
    if (message === undefined) throw corrupt(this.#file, `message ${id} is missing`);
    this.keepers.set(id, (this.keepers.get(id) ?? 0) + 1);
    return message;
  }

  delivery(row: Row): DeliveryView {
    const reader = this.#reader;
    const group =
      row.share_name === null ? null : { shareName: reader.text(row.share_name), filter: reader.text(row.filter) };
    return {
      message: this.keep(row.message),
      qos: reader.qos(row.qos),
      retain: row.retain === 1,
      subscriptionIdentifiers: reader.numbers(row.identifiers),
      group,
    };
  }
}

interface Sessions {
  /** In the order in which they began. */
  all: KeptSession[];
  /** In the order in which the clients subscribed. */
  subscriptions: SavedState['subscriptions'];
  /** The session of another table's row. */
  of: (row: Row) => KeptSession;
}

function loadSessions(database: DatabaseSync, file: string, reader: RowReader): Sessions {
  const byRow = new Map<number, KeptSession>();
  for (const row of database.prepare('SELECT * FROM session ORDER BY id').iterate()) {
    const id = reader.number(row.id);
    const version = row.version === 5 ? 5 : 4;
    const username = row.username === null ? null : reader.text(row.username);
    const expiryInterval = reader.number(row.expiry_interval);
    const saved: SavedSession = {
      clientId: reader.text(row.client_id),
      version,
      username,
      expiryInterval,
      expiresAt: reader.time(row.expires_at),
      queue: [],
      inflight: new Map(),
      unreleased: new Map(),
      will: null,
    };
    byRow.set(id, {
      saved,
      record: { row: id, lasting: true, version, username, expiryInterval, head: 0, tail: 0, order: 0 },
    });
  }
  const of = (row: Row): KeptSession => {
    const found = byRow.get(reader.number(row.session));
    if (found === undefined) throw corrupt(file, `session ${String(row.session)} is missing`);
    return found;
  };
  for (const row of database.prepare('SELECT * FROM will').iterate())
    of(row).saved.will = { will: reader.will(row), at: reader.time(row.due_at) };
  const subscriptions: SavedState['subscriptions'] = [];
  for (const row of database.prepare('SELECT * FROM subscription ORDER BY id').iterate()) {
    const retainedDue = row.retained_due === 1;
    subscriptions.push({ clientId: of(row).saved.clientId, subscription: reader.subscription(row), retainedDue });
  }
  return { all: [...byRow.values()], subscriptions, of };
}
