// What the page and the broker's worker say to each other. Data only, so that other rooms can name it; bytes go over ports of their own.
import type { BrokerEvent } from '../events/events.ts';
import type { ProfileName } from '../profiles.ts';
import type { RecordedInputs } from '../replay/input-recorder.ts';
import type { BrokerView } from '../events/broker-view.ts';

/** To the worker itself. */
export type ToBrokerWorker =
  /** A new control port, transferred. The first one starts the broker, in its profile. */
  | { type: 'broker'; port: MessagePort; profile: ProfileName }
  /** Says goodbye to all clients; answered with `'ended'`, and then the worker may be ended. */
  | { type: 'end' };

/** Over a control port, to the broker. */
export type ControlRequest =
  /** A client's link, transferred: it wants to speak MQTT. `name`: the number that the wire knows it by; null = it has none. */
  | { type: 'connect'; port: MessagePort; name: number | null }
  /** Reports over this port from now on, or no more. */
  | { type: 'listen'; on: boolean }
  /** The broker's clock stands still; it answers, but no deadline comes. */
  | { type: 'stop-clock' }
  /** The clock, which stands from now on, moves by that much; what falls due on the way happens at its time. */
  | { type: 'step-clock'; milliseconds: number }
  | { type: 'run-clock' }
  /** What the broker was given so far, behind that many bytes of the record that are known; answered over this port with `past`. */
  | { type: 'past'; from: number };

/** Over a control port that listens. A view and a clock come first; then events, each applied to the view in turn. */
export type ControlReport =
  /** The whole state. `missed`: so many events came at once that they are left out, and this is where they led. */
  | { type: 'view'; view: BrokerView; missed: number }
  | { type: 'events'; events: BrokerEvent[] }
  | { type: 'clock'; clock: ClockState };

/** The answer to `past`. */
export interface PastReport {
  type: 'past';
  past: RecordedPast;
}

/** All that is needed to let a broker live through the same again (../history.ts). */
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
