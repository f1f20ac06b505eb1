// What the panel's panes look at: the page's own packets as they cross, or a file that the reader has opened.
import type { RecordedPast } from '../../broker/hosts/control.ts';
import type { Frame } from '../frame.ts';
import { FrameStore } from '../frame-store.ts';
import { Recording } from '../recording.ts';

export interface Source {
  /** `live`: this page's packets; `capture`: a .pcap or .pcapng. */
  kind: 'live' | 'capture';
  /** Of the file, as its recorder named it; empty for `live`. */
  name: string;
  recording: Recording;
  /** Milliseconds since 1970 at time 0 of its frames. */
  epoch: number;
  /** What the broker was given, behind so many bytes of its record; left out: nobody knows. The broker of the page is asked itself. */
  past?: (from: number) => Promise<RecordedPast>;
  /** What could not be read of the file: sentences in the page's language. */
  warnings: readonly string[];
}

/** A recording that does not go on by itself, and keeps every frame. */
export function completeRecording(frames: readonly Frame[] = []): Recording {
  const recording = new Recording(() => undefined, new FrameStore({ frames: Infinity, bytes: Infinity }));
  recording.frames.add(frames);
  return recording;
}
