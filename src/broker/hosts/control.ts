// What the page and the broker's worker say to each other. Data only, so that other rooms can name it; bytes go over ports of their own.
import type { BrokerEvent } from '../events.ts';
import type { BrokerView } from '../view.ts';

/** To the worker itself, with the port transferred: a new control port. */
export interface ControlPort {
  type: 'broker';
  port: MessagePort;
}

/** Over a control port, to the broker. */
export type ControlRequest =
  /** A client's link, transferred: it wants to speak MQTT. */
  | { type: 'connect'; port: MessagePort }
  /** Reports over this port from now on, or no more. */
  | { type: 'listen'; on: boolean }
  /** The broker's clock stands still; it answers, but no deadline comes. */
  | { type: 'stop-clock' }
  /** The clock, which stands from now on, moves by that much; what falls due on the way happens at its time. */
  | { type: 'step-clock'; milliseconds: number }
  | { type: 'run-clock' };

/** Over a control port that listens. A view and a clock come first; then events, each applied to the view in turn. */
export type ControlReport =
  /** The whole state. `missed`: so many events came at once that they are left out, and this is where they led. */
  | { type: 'view'; view: BrokerView; missed: number }
  | { type: 'events'; events: BrokerEvent[] }
  | { type: 'clock'; clock: ClockState };

export interface ClockState {
  /** Milliseconds, as `at` in the events. */
  now: number;
  stands: boolean;
}
