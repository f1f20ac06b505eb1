// What the panel's panes look at: the page's own packets as they cross, or a file that the reader has opened.
import type { RecordedPast } from '../../broker/hosts/control.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { LineCall } from '../packets/follow-line.ts';
import { PacketStore } from '../../capture/packet-store.ts';
import { Recording } from '../recording.ts';
import type { PaneComponent } from './panes.ts';

export interface Source {
  /** `live`: this page's packets; `capture`: a .pcap or .pcapng; `run`: a recorded run. */
  kind: 'live' | 'capture' | 'run';
  /** Of the file, as its recorder named it; empty for `live`. */
  name: string;
  recording: Recording;
  /** Milliseconds since 1970 at time 0 of its packets. */
  epoch: number;
  /**
   * What the broker was given, behind so many bytes of its record; left out: nobody knows. The broker of the page is
   * asked itself.
   */
  past?: (from: number) => Promise<RecordedPast>;
  /** The code that sent the packets, where the file has it; the page's own stands in the page. */
  code?: SourceCode;
  /** Saves it with what the reader has added to its packets; left out: it is saved otherwise, or not at all. */
  saveRun?: () => Promise<void>;
  /** What could not be read of the file: sentences in the page's language. */
  warnings: readonly string[];
}

/** As the page's own in `PanelSurroundings`. */
export interface SourceCode {
  Pane: PaneComponent;
  goToLine: (call: LineCall) => void;
  lineNow: (call: LineCall) => number | null;
  cellName: (cell: string) => string;
}

/** A recording that does not go on by itself, and keeps every packet. */
export function completeRecording(packets: readonly CapturedPacket[] = []): Recording {
  const recording = new Recording(() => undefined, new PacketStore({ packets: Infinity, bytes: Infinity }));
  recording.packets.add(packets);
  return recording;
}
