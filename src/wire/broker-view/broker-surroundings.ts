// What the broker pane needs of the page: a way to the broker's worker and the functions that read its events. This room names the broker's
// data only by type, so its code comes from outside, and only when the pane is shown.
import type { ReadonlySignal } from '@preact/signals';
import type { BrokerEvent } from '../../broker/events.ts';
import type { BrokerView } from '../../broker/view.ts';
import type { Explanation } from '../../broker/why.ts';
import type { BrokerKind } from '../protocol.ts';

export interface BrokerSurroundings {
  /** A new control port into the broker's worker, which starts with the first. */
  openPort: () => MessagePort;
  load: () => Promise<BrokerReading>;
  /** Which broker the reader has chosen; null = not known yet. */
  chosen: ReadonlySignal<BrokerKind | null>;
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
