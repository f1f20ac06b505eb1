// What the page tells its other parts about runs of cells: DOM events on `document`, for whoever shows something
// besides the cell itself (the landing figure, the prediction table).
import type { Output } from '../kernel/protocol.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';

/** A run of a cell ended: what it showed, and all packets of the connections that it opened. */
export interface RunFinished {
  cell: string;
  execution: number;
  status: 'ok' | 'error' | 'interrupted';
  outputs: Output[];
  packets: CapturedPacket[];
}

declare global {
  interface DocumentEventMap {
    'lab:run-finished': CustomEvent<RunFinished>;
  }
}

export function announceRun(run: RunFinished): void {
  document.dispatchEvent(new CustomEvent('lab:run-finished', { detail: run }));
}
