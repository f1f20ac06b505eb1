// What the page does for the notebook, and what it hears of it.
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { CellId, Output } from '../kernel/protocol.ts';
import type { Language } from '../language.ts';
import type { CalledLine } from './called-lines.ts';
import type { EditStore } from './edit-store.ts';
import type { OpenEditor } from './editor/editor-contract.ts';
import type { Words } from './words/words.ts';

/** The page side of the kernel, as the notebook uses it. */
export interface NotebookKernel {
  /** `around`: for code that came with a link, the code of the other cells; null for all other code. */
  execute(cell: CellId, execution: number, source: string, around: readonly string[] | null): void;
  interrupt(): Promise<'interrupted' | 'restarted'>;
  restart(): Promise<void>;
  dispose(cell: CellId): void;
}

/** A cell's run that ended, with what it showed and all its packets. */
export interface FinishedRun {
  cell: CellId;
  execution: number;
  status: 'ok' | 'error' | 'interrupted';
  outputs: Output[];
  packets: CapturedPacket[];
}

/** What the page does for the notebook. */
export interface Surroundings {
  language: Language;
  words: Words;
  kernel: NotebookKernel;
  store: EditStore;
  /** Fetches the editor's code. */
  loadEditor: () => Promise<OpenEditor>;
  /** Starts what a run will need, because one is likely to come. */
  warm: () => void;
  runFinished: (run: FinishedRun) => void;
  /** What is kept of the last runs of those cells is not to be there again. */
  forgetRuns: (cells: readonly CellId[]) => void;
  /** Resolves when `fromWire` has been given all packets that have come to the wire until now. */
  packetsTold: () => Promise<void>;
  /** Shows the packets of a line, `packet` first; the focus can come back to `opener`. */
  showPackets: (line: CalledLine, packet: number, opener: HTMLElement) => void;
  /** Opens what there is to do with all that the reader has done. */
  openWork: () => void;
  /** Opens the list of all keys. */
  openKeys: () => void;
  /** Chooses the broker in the page. */
  chooseInPage: () => Promise<void>;
  /**
   * Whether `url` is where `brokerUrl` leads now, and not an address of the cell's own, and the reader may choose the broker
   * in the page instead.
   */
  pickerCanHelp: (url: string) => boolean;
  /** Opens the comparison of the cell on two brokers. */
  compareBrokers: (cell: CellId) => void;
}
