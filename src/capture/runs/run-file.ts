// A recorded run as a file: what a page showed, so that another reader can look at all of it without running anything.
// It is JSON, gzipped or not; bytes stand as `{"base64":"…"}`.
import type { RecordedPast } from '../../broker/hosts/control.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import type { ConnectionEvent } from '../connection-event.ts';

export const runFormat = 'lab-mqtt recorded run';
/** One more with each change that an older reader would misread. */
export const runVersion = 1;

/** `cells`: code and outputs, which the notebook knows how to read. */
export interface RecordedRun<Cells> {
  /** Path of the page, without the site's base. */
  page: string;
  /** Milliseconds since 1970 at time 0 of the packets. */
  epoch: number;
  cells: Cells;
  packets: readonly CapturedPacket[];
  connections: readonly ConnectionEvent[];
  /** What the in-page broker was given; null = no connection went to it. */
  broker: RecordedPast | null;
}

export type RunProblem =
  /** No file of this kind at all. */
  | 'not-a-run'
  /** The end is missing, or its packing is broken. */
  | 'cut-off'
  /** Written by a newer version of this book. */
  | 'newer'
  /** Something in it is not as this book writes it. */
  | 'damaged'
  | 'too-large';

export class RunFileError extends Error {
  override readonly name = 'RunFileError';
  readonly code: RunProblem;
  /** Where, for `damaged`: `run.frames[3].bytes`; else empty. */
  readonly place: string;

  constructor(code: RunProblem, place = '') {
    super(`The recorded run cannot be read: ${code}${place && ` at ${place}`}`);
    this.code = code;
    this.place = place;
  }
}
