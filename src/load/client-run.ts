// What of a run its clients see. Pure.
import type { Client, ClientState } from './client.ts';
import type { Measurements } from './measurements.ts';
import type { Outgoing } from './outgoing.ts';
import type { PublishReader } from './read-publish.ts';
import type { Scenario } from './scenario.ts';

export interface ClientRun {
  readonly scenario: Scenario;
  readonly login: { username?: string; password?: Uint8Array };
  readonly measurements: Measurements;
  readonly outgoing: Outgoing;
  /** One for all: what it has read is used at once. */
  readonly reader: PublishReader;
  /** Milliseconds of the host's clock. */
  readonly now: number;
  /** Since the traffic began: milliseconds, and microseconds modulo 2^32. */
  readonly time: number;
  readonly microseconds: number;
  /** Around the handling of what has come for a client. */
  beginTurn(): void;
  endTurn(): void;
  changed(client: Client, before: ClientState): void;
  /** Its sender may be able to go on. */
  wake(client: Client): void;
}
