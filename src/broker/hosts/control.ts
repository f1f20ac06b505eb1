// The messages between the page and the broker's worker. Data only, so that other rooms can name them. Bytes go over
// other ports.
import type { BrokerEvent } from '../events/events.ts';
import type { Loss } from '../losses.ts';
import type { ProfileName } from '../profiles.ts';
import type { RecordedInputs } from '../replay/input-recorder.ts';
import type { BrokerView } from '../events/broker-view.ts';

/** To the worker itself. */
export type ToBrokerWorker =
  /** A new control port, transferred. The first one starts the broker, in its profile. */
  | { type: 'broker'; port: MessagePort; profile: ProfileName }
  /** Disconnects all clients. The answer is `'ended'`; then the worker may be ended. */
  | { type: 'end' };

/** Over a control port, to the broker. */
export type ControlRequest =
  /**
   * The link of a client, transferred. `name`: the number that the wire knows it by; null = it has none. `tellOrder`:
   * whether to tell, over the control port, in which order its bytes are taken and sent.
   */
  | { type: 'connect'; port: MessagePort; name: number | null; tellOrder?: boolean }
  /** Whether to report over this port from now on. */
  | { type: 'listen'; on: boolean }
  /** Stops the broker's clock. The broker still answers, but no deadline comes. */
  | { type: 'stop-clock' }
  /** Moves the clock by that much, and stops it there. What falls due on the way happens at its time. */
  | { type: 'step-clock'; milliseconds: number }
  | { type: 'run-clock' }
  /**
   * Asks for the inputs so far. `from`: bytes of the record that are known already. The answer, `past`, comes over this
   * port.
   */
  | { type: 'past'; from: number };

/** Over a control port that listens. A view and a clock come first, then the events that change the view, in order. */
export type ControlReport =
  /**
   * The whole state. `missed`: how many events were left out, as too many came at once. The view is the state after
   * them.
   */
  | { type: 'view'; view: BrokerView; missed: number }
  | { type: 'events'; events: BrokerEvent[] }
  | { type: 'clock'; clock: ClockState };

/** Over the control port by which links have come that asked for it: the order of their bytes, as link/order-notes.ts writes it. */
export interface OrderReport {
  type: 'order';
  notes: Float64Array<ArrayBuffer>;
  /** Messages that limits have cost meanwhile. */
  lost?: ToldLoss[];
}

/** `links`: as the wire knows them, that of the client who lost messages and that which brought what led to it. */
export interface ToldLoss {
  links: number[];
  loss: Loss;
}

/** The answer to `past`. */
export interface PastReport {
  type: 'past';
  past: RecordedPast;
}

/** Everything that a broker needs to live through the same again (../replay/history.ts). */
export interface RecordedPast {
  seed: number;
  profile: ProfileName;
  inputs: RecordedInputs;
  /** Numbers of connections, the broker's and the wire's. */
  names: [connection: number, name: number | null][];
}

export interface ClockState {
  /** Milliseconds, as `at` in the events. */
  now: number;
  stands: boolean;
}
