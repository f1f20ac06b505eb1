// Messages that a limit of this broker costs somebody, without a packet that says so. They are gathered while one input is
// dealt with: a flood makes one report for each client and limit, not one for each message.
import type { BrokerOptions } from './options.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';

/** A limit, as the option is called. */
export type LimitName = Extract<
  keyof BrokerOptions,
  'maxQueue' | 'maxQueueBytes' | 'memoryLimit' | 'maxRetained' | 'maxRetainedBytes' | 'retainedPerSecond'
>;

export interface Limit {
  readonly name: LimitName;
  readonly value: number;
}

export interface Loss {
  /** On its way to the client it was dropped, the oldest or the newest; what the client published was not taken, or not retained. */
  what: 'dropped-oldest' | 'dropped-newest' | 'not-taken' | 'not-retained';
  clientId: string;
  limit: Limit;
  /** Messages. */
  count: number;
  /** The client's connection, or its last one; null when it has had none. */
  connection: number | null;
  /** It is not connected. */
  away: boolean;
}

const none: readonly Loss[] = [];

export class Losses {
  #found: Map<string, Loss> | null = null;

  /** `session`: of that client; without one there is nobody to tell. */
  add({ options }: BrokerState, what: Loss['what'], session: Session | null | undefined, name: LimitName): void {
    if (!session) return;
    const { clientId, connection, lastConnection } = session;
    this.#found ??= new Map();
    const key = `${what} ${name} ${clientId}`;
    const known = this.#found.get(key);
    if (known !== undefined) known.count += 1;
    else {
      const limit = { name, value: options[name] };
      this.#found.set(key, { what, clientId, limit, count: 1, connection: lastConnection, away: connection === null });
    }
  }

  /** All that were added; none are left. */
  take(): readonly Loss[] {
    if (this.#found === null) return none;
    const found = [...this.#found.values()];
    this.#found = null;
    return found;
  }
}
