// What the panes of the wire panel share: one source, one selection, one filter, one moment.
import { batch, signal, type Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import type { BrokerSurroundings } from '../broker-view/broker-surroundings.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { BrokerPast } from '../moment/broker-past.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';
import { momentOf, stepFrom, type Moment } from '../moment/moment.ts';
import type { CellLine, LineCall } from '../packets/follow-line.ts';
import type { ToWire } from '../../wire/page-protocol.ts';
import type { Recording } from '../recording.ts';
import type { Source } from './source.ts';

/** What is shown alone: the message that a packet belongs to, by its number, or what a line of a cell caused. */
export type Followed = { by: 'message'; packet: number } | ({ by: 'line' } & CellLine);

export type Pane = 'code' | 'packets' | 'diagram' | 'broker' | 'faults';

/** How the last saving or opening of a file went, or that it still goes on; `name` is the file's. */
export type FileNote = { name: string; text: string } & (
  { kind: 'done' | 'error' } | { kind: 'busy'; cancel: () => void }
);

/** What the panel needs of the page around it. */
export interface PanelSurroundings {
  language: Language;
  /** Of this page, as its packets cross. */
  recording: Recording;
  /** Number of the packet of this page that is selected. */
  selected: Signal<number | null>;
  /** To the wire worker. */
  send: (message: ToWire) => void;
  /** Shows the line of a call, and puts the focus there. */
  goToLine: (call: LineCall) => void;
  /** Where the line of a call stands now, from 1; null when it has been changed since. */
  lineNow: (call: LineCall) => number | null;
  /** Saves what the page has done so far as a recorded run, and opens one. How it went is told in `fileNote`. */
  saveRun: (state: PanelState) => Promise<void>;
  openRun: (state: PanelState, file: File) => Promise<void>;
  /** The other side: the in-page broker. */
  broker: BrokerSurroundings;
  /** What the reader calls a cell. */
  cellName: (cell: string) => string;
}

export class PanelState {
  readonly around: PanelSurroundings;
  /** This page's packets. */
  readonly live: Source;
  /** What the panes look at. */
  readonly source: Signal<Source>;
  readonly open = signal(false);
  /** Whether it fills the window instead of docking at its edge. */
  readonly large = signal(false);
  readonly pane: Signal<Pane> = signal('packets');
  readonly followed: Signal<Followed | null> = signal(null);
  /** Text of the display filter, as typed. */
  readonly filter = signal('');
  readonly hidePings = signal(true);
  /** The moment that is looked at; null = now, and it goes on. */
  readonly moment: Signal<Moment | null> = signal(null);
  /** The packets that the shown pane lets through; null = it has no filter. */
  readonly rows: Signal<PacketSequence | null> = signal(null);
  readonly fileNote: Signal<FileNote | null> = signal(null);
  /** The broker's past as it was last looked at: to go on with when its pane is shown again. */
  keptPast: { source: Source; starts: number; past: BrokerPast; close: () => void } | null = null;
  /** Rises when something outside the panel wants the focus in it. */
  readonly asked = signal(0);
  /** Where the focus goes when the panel is closed; null = to its handle. */
  opener: HTMLElement | null = null;
  readonly #selectedInFile: Signal<number | null> = signal(null);

  constructor(around: PanelSurroundings) {
    this.around = around;
    const { recording } = around;
    this.live = { kind: 'live', name: '', recording, epoch: performance.timeOrigin, warnings: [] };
    this.source = signal(this.live);
  }

  /** Number of the selected packet; in this page's packets the code and the diagrams of the page share it. */
  get selected(): Signal<number | null> {
    return this.source.value === this.live ? this.around.selected : this.#selectedInFile;
  }

  /** Looks at `source`; what was chosen in another one means nothing in it. */
  show(source: Source): void {
    batch(() => {
      this.source.value = source;
      this.selected.value = null;
      this.followed.value = null;
      this.filter.value = '';
      this.moment.value = null;
      if (source.code !== undefined) this.pane.value = 'code';
      else if (this.pane.value === 'code') this.pane.value = 'packets';
    });
  }

  /** Looks at the moment after that packet, and selects it. Without one nothing changes. */
  lookAt(captured: CapturedPacket | undefined): void {
    if (captured === undefined) return;
    batch(() => {
      this.moment.value = momentOf(captured);
      this.selected.value = captured.number;
    });
  }

  /** Looks at the moment one packet on or back. */
  step(by: 1 | -1): void {
    this.lookAt(stepFrom(this.rows.value ?? this.source.value.recording.packets, this.moment.value, by));
  }

  /** Opens with the packets of that line of this page alone and `packet` selected. */
  showLine({ cell, execution, line }: CellLine, packet: number, opener: HTMLElement | null): void {
    batch(() => {
      if (this.source.value !== this.live) this.show(this.live);
      this.followed.value = { by: 'line', cell, execution, line };
      this.selected.value = packet;
      this.filter.value = '';
      this.moment.value = null;
      if (this.pane.value !== 'diagram') this.pane.value = 'packets';
      this.opener = opener;
      this.open.value = true;
      this.asked.value += 1;
    });
  }
}
