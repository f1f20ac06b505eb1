// What the broker pane needs of the page: a way to the broker's worker and the functions that read its events. This
// room names the broker's data only by type, so its code comes from outside, and only when the pane is shown.
import type { ReadonlySignal } from '@preact/signals';
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { BrokerHistory } from '../../broker/replay/history.ts';
import type { LoggedInput } from '../../broker/replay/input-log.ts';
import type { BrokerView } from '../../broker/events/broker-view.ts';
import type { Explanation } from '../../broker/events/why.ts';
import type { ProfileName } from '../../broker/profile-names.ts';
import type { BrokerKind } from '../../wire/broker-kind.ts';

export interface BrokerSurroundings {
  /** A new control port into the broker's worker, which starts with the first. */
  openPort: () => MessagePort;
  /** Rises when a port that was opened before leads nowhere any more. */
  starts: ReadonlySignal<number>;
  load: () => Promise<BrokerReading>;
  /** With a broker to live through the past again: fetched when somebody first looks back. */
  loadPast: () => Promise<PastReading>;
  /** Which broker the reader has chosen; null = not known yet. */
  chosen: ReadonlySignal<BrokerKind | null>;
  /** The trainer leaves the choice of it. */
  mayUseInPage: ReadonlySignal<boolean>;
  useInPage: () => void;
}

/** `fold.ts` and `why.ts` of the broker. */
export interface BrokerReading {
  applyEvent: (view: BrokerView, event: BrokerEvent) => void;
  explain: (
    start: BrokerView | null,
    events: Iterable<BrokerEvent>,
    message: number,
    clientId: string,
  ) => Explanation | null;
}

/** `history.ts`, `read-inputs.ts` and `fold.ts` of the broker. */
export interface PastReading {
  newHistory: (seed: number, profile: ProfileName) => BrokerHistory;
  readInputs: (block: Uint8Array) => LoggedInput[];
  applyEvent: (view: BrokerView, event: BrokerEvent) => void;
}
