// Writes down what must outlive the broker, as its events tell it. Everything that a client may rely on is in an event.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { BrokerEvent } from '../../events/events.ts';
import type { ClockOffset } from './columns.ts';
import { DeliveryRows } from './delivery-rows.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Kept } from './load-state.ts';
import { MessageRows } from './message-rows.ts';
import { SessionRows } from './session-rows.ts';

export class Journal {
  readonly #commit: GroupCommit;
  readonly #messages: MessageRows;
  readonly #sessions: SessionRows;
  readonly #deliveries: DeliveryRows;
  readonly #retain: StatementSync;
  readonly #forget: StatementSync;
  readonly #count: StatementSync;
  #assignedClientIds: number;

  /** `kept`: the contents of the tables. */
  constructor(database: DatabaseSync, commit: GroupCommit, offset: ClockOffset, kept: Kept) {
    this.#commit = commit;
    this.#messages = new MessageRows(database, commit, offset, kept.keepers);
    this.#sessions = new SessionRows(database, commit, offset, kept.records);
    this.#deliveries = new DeliveryRows(database, commit, this.#sessions, this.#messages);
    this.#retain = database.prepare('INSERT INTO retained VALUES (?)');
    this.#forget = database.prepare('DELETE FROM retained WHERE message = ?');
    this.#count = database.prepare(`INSERT OR REPLACE INTO counter VALUES ('assigned_client_ids', ?)`);
    this.#assignedClientIds = kept.state.assignedClientIds;
  }

  /** A listener of the broker's events. */
  readonly listen = (event: BrokerEvent): void => {
    switch (event.type) {
      case 'connection-accepted':
        this.#sessions.accepted(event);
        break;
      case 'session-ended':
        this.#deliveries.ended(event.clientId);
        this.#sessions.ended(event.clientId);
        break;
      case 'session-expiry-changed':
        this.#sessions.setInterval(event.clientId, event.sessionExpiryInterval);
        break;
      case 'timer-set':
        if (event.timer.type === 'session-expiry') this.#sessions.setExpiry(event.timer.clientId, event.due);
        break;
      case 'will-delayed':
        this.#sessions.putWill(event.clientId, event.will, event.due);
        break;
      case 'will-published':
      case 'will-cancelled':
        this.#sessions.takeWill(event.clientId);
        break;
      case 'subscribed':
        this.#sessions.subscribed(event.clientId, event.subscription);
        break;
      case 'retained-due':
      case 'retained-given':
        this.#sessions.setRetainedDue(event.clientId, event.fullFilter, event.type === 'retained-due');
        break;
      case 'unsubscribed':
        if (event.existed) this.#sessions.unsubscribed(event.clientId, event.fullFilter);
        break;
      case 'held':
        this.#deliveries.held(event.clientId, event.packetId, event.message);
        break;
      case 'released':
        this.#deliveries.completed(event.clientId, event.packetId, event.message);
        break;
      case 'answered':
        if (event.awaitsRelease) this.#deliveries.held(event.clientId, event.packetId, null);
        else if (event.packet !== 'PUBACK') this.#deliveries.completed(event.clientId, event.packetId, null);
        break;
      case 'queued':
        this.#deliveries.queued(event.clientId, event.delivery);
        break;
      case 'sent': {
        const { clientId, delivery, packetId, why } = event;
        if (packetId !== null && (why === 'from-queue' || why === 'new'))
          this.#deliveries.started(clientId, delivery, packetId);
        // Only now: otherwise the message would be deleted and written again.
        if (why === 'from-queue') this.#deliveries.shifted(clientId, delivery.message.id);
        break;
      }
      case 'dropped':
        if (event.from === 'queue') this.#deliveries.shifted(event.clientId, event.message);
        else if (event.from === 'inflight' && event.packetId !== null)
          this.#deliveries.finished(event.clientId, event.packetId, event.message);
        break;
      case 'acknowledged':
        if (event.waitsFor === null) this.#deliveries.finished(event.clientId, event.packetId, event.message);
        else this.#deliveries.received(event.clientId, event.packetId);
        break;
      case 'retained-stored':
        this.#messages.keep(event.message);
        this.#commit.run(this.#retain, event.message.id);
        if (event.replaced !== null) this.#forgetRetained(event.replaced);
        break;
      case 'retained-removed':
        this.#forgetRetained(event.message);
        break;
      case 'input-handled':
        if (event.counts.assignedClientIds === this.#assignedClientIds) break;
        this.#assignedClientIds = event.counts.assignedClientIds;
        this.#commit.run(this.#count, this.#assignedClientIds);
        break;
      default:
    }
  };

  #forgetRetained(message: number): void {
    if (this.#commit.run(this.#forget, message) > 0) this.#messages.release(message);
  }
}
