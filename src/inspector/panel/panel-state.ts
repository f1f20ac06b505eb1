// What the panes of the wire panel share: one source, one selection, one filter, one moment.
import { batch, signal, type Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import type { BrokerShape } from '../broker-view/broker-shape.ts';
import type { BrokerSurroundings } from '../broker-view/broker-surroundings.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { BrokerPast } from '../moment/broker-past.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';
import { newDraft, type FaultDraft } from '../faults/fault-draft.ts';
import { momentOf, stepFrom, type Moment } from '../moment/moment.ts';
import type { CellLine, LineCall } from '../packets/follow-line.ts';
import type { ListLook } from '../packets/list-look.ts';
import type { FollowedMessage } from '../packets/follow-message.ts';
import type { NamedField } from '../packets/use-chosen-field.ts';
import type { ToWire } from '../../wire/page-protocol.ts';
import type { Recording } from '../recording.ts';
import type { Source } from './source.ts';

/** What is shown alone: one message, or what a line of a cell caused. */
export type Followed = ({ by: 'message' } & FollowedMessage) | ({ by: 'line' } & CellLine);

export type Pane = 'code' | 'packets' | 'diagram' | 'broker' | 'faults';

/** What the panel is to be opened at: of this page, and nothing else in force. */
export interface PanelView {
  pane: Pane;
  packet?: CapturedPacket | undefined;
  /** The packet is the moment that is looked at. */
  moment?: boolean;
  /** A field of the packet, by its name. */
  field?: string;
  filter?: string;
  followed?: Followed | null;
  /** Why the packet's message came. */
  why?: boolean;
  /** The place of files is open. */
  files?: boolean;
  /** The form of faults is filled in; nothing is added. */
  fault?: { draft: FaultDraft; filter: string };
  /** Whether the panel takes the focus. */
  focus?: boolean;
}

/** How the last saving or opening of a file went, or that it still goes on; `name` is the file's. Of a link it is empty. */
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
  /** Puts a link to what the panel shows into the clipboard; the answer is for the reader. */
  copyLink: (state: PanelState) => Promise<string>;
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
  /** Whether the place of files is open. */
  readonly files = signal(false);
  /** Whether it is asked why the message of the selected packet came. */
  readonly asking = signal(false);
  /** The field that is chosen in a packet. */
  readonly field: Signal<NamedField> = signal(null);
  /** What the form of faults holds. */
  readonly fault: Signal<FaultDraft> = signal(newDraft);
  readonly faultFilter = signal('mqtt.msgtype == PUBLISH');
  /** How the list of packets looks; null = as it did last time. */
  readonly listLook: Signal<ListLook | null> = signal(null);
  /** How the broker is shown; null = as it was last time. */
  readonly brokerShape: Signal<BrokerShape | null> = signal(null);
  /** The broker's past as it was last looked at: to go on with when its pane is shown again. */
  keptPast: { source: Source; starts: number; past: BrokerPast; close: () => void } | null = null;
  /** Rises when something outside the panel wants the focus in it. */
  readonly asked = signal(0);
  /** The panel opens, and leaves the focus where it is. */
  quiet = false;
  /** Where the focus goes when the panel is closed; null = to its handle. */
  opener: HTMLElement | null = null;
  /** The filter that was in force before a message was followed. */
  #filterBefore = '';
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
      this.filter.value = this.#filterBefore = '';
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

  /** The focus comes back to `opener` when it is closed. */
  openAt({ pane, packet, ...view }: PanelView, opener: HTMLElement | null, source = this.live): void {
    batch(() => {
      if (this.source.value !== source) this.show(source);
      this.followed.value = view.followed ?? null;
      this.filter.value = this.#filterBefore = view.filter ?? '';
      this.pane.value = pane;
      this.moment.value = view.moment && packet ? momentOf(packet) : null;
      this.selected.value = packet?.number ?? null;
      this.field.value = view.field && packet ? { packet: packet.number, name: view.field } : null;
      this.asking.value = view.why ?? this.asking.value;
      this.files.value = view.files ?? false;
      if (view.fault) {
        this.fault.value = view.fault.draft;
        this.faultFilter.value = view.fault.filter;
      }
      if (packet?.packet?.type.startsWith('PING')) this.hidePings.value = false;
      this.opener = opener;
      this.open.value = true;
      this.quiet = view.focus === false;
      if (!this.quiet) this.asked.value += 1;
    });
  }

  /** Opens at a packet of this page, or of `source`: in its place among the others, or in the broker pane at the moment after it. */
  showPacket(packet: CapturedPacket | undefined, pane: Pane, opener: HTMLElement | null, source = this.live): void {
    this.openAt({ pane, packet, moment: pane === 'broker' }, opener, source);
  }

  /** Copies a link to what is shown, and tells how it went. */
  async copyLink(): Promise<void> {
    this.fileNote.value = { kind: 'done', name: '', text: await this.around.copyLink(this) };
  }

  /** Shows a message alone, and all of it: the filter makes way, and comes back in `unfollow`. */
  follow({ topic, payload }: FollowedMessage): void {
    batch(() => {
      this.#filterBefore = this.filter.value;
      this.filter.value = '';
      this.followed.value = { by: 'message', topic, payload };
    });
  }

  unfollow(): void {
    batch(() => {
      this.followed.value = null;
      if (this.filter.value === '') this.filter.value = this.#filterBefore;
      this.#filterBefore = '';
    });
  }

  /** Opens with the packets of that line of this page alone and `packet` selected. */
  showLine({ cell, execution, line }: CellLine, packet: number, opener: HTMLElement | null): void {
    const pane = this.pane.peek() === 'diagram' ? 'diagram' : 'packets';
    batch(() => {
      this.openAt({ pane, followed: { by: 'line', cell, execution, line } }, opener);
      this.selected.value = packet;
    });
  }
}
