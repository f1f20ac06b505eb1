// What the panes of the wire panel share: one source, one selection, one filter, one moment.
import { batch, signal, type Signal } from '@preact/signals';
import type { Language } from '../../kernel/language.ts';
import type { BrokerSurroundings } from '../broker-view/broker-surroundings.ts';
import type { ToWire } from '../protocol.ts';
import type { Recording } from '../recording.ts';
import type { Source } from './source.ts';

export type Pane = 'packets' | 'diagram' | 'broker' | 'faults';

/** What the panel needs of the page around it. */
export interface PanelSurroundings {
  language: Language;
  /** Of this page, as its packets cross. */
  recording: Recording;
  /** To the wire worker. */
  send: (message: ToWire) => void;
  /** Shows a line of a cell, and puts the focus there. `line` from 1. */
  goToLine: (cell: string, line: number) => void;
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
  /** Number of the selected frame. */
  readonly selected: Signal<number | null> = signal(null);
  /** Text of the display filter, as typed. */
  readonly filter = signal('');
  readonly hidePings = signal(true);
  /** The moment that is looked at, in the time of frames; null = now, and it goes on. */
  readonly moment: Signal<number | null> = signal(null);

  constructor(around: PanelSurroundings) {
    this.around = around;
    const { recording } = around;
    this.live = { kind: 'live', name: '', recording, epoch: performance.timeOrigin, warnings: [] };
    this.source = signal(this.live);
  }

  /** Looks at `source`; what was chosen in another one means nothing in it. */
  show(source: Source): void {
    batch(() => {
      this.source.value = source;
      this.selected.value = null;
      this.filter.value = '';
      this.moment.value = null;
    });
  }
}
