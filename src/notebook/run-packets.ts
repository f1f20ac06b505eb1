// The packets of each cell's present run, as the wire reports them. They come on their own way, so a frame may be here
// before the kernel has said that its run began, or after it ended.
import type { CellId } from '../kernel/protocol.ts';
import type { Frame } from '../capture/captured-packet.ts';

/** Frames kept per cell; a run that sends more keeps its first ones, and the count of all. */
export const keptFrames = 5000;

export interface RunFrames {
  readonly execution: number;
  readonly frames: readonly Frame[];
  readonly count: number;
}

export const noFrames: RunFrames = { execution: 0, frames: [], count: 0 };

/** Adds frames that belong to one cell; those of an earlier execution than the kept one are late and left out. */
export function addFrames(kept: RunFrames, frames: readonly Frame[]): RunFrames {
  let { execution } = kept;
  for (const frame of frames) execution = Math.max(execution, frame.execution);
  const ours = frames.filter((frame) => frame.execution === execution);
  const before = execution === kept.execution ? kept : { ...noFrames, execution };
  const room = Math.max(0, keptFrames - before.frames.length);
  return {
    execution,
    frames: room > 0 ? [...before.frames, ...ours.slice(0, room)] : before.frames,
    count: before.count + ours.length,
  };
}

/** One run as the page's clock saw it, in milliseconds; `to` is infinite while it goes on. */
export interface RunSpan {
  readonly cell: CellId;
  readonly execution: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The frames that belong under each cell: those of the connections that the cell opened, and those that crossed a
 * connection of another cell while the cell ran (it used a client that was already there). A connection that began while
 * the cell ran was opened by a function of another cell that it called: what crosses it then is the running cell's alone.
 * `openedAt`: when each connection began, in milliseconds.
 */
export function framesByCell(
  frames: readonly Frame[],
  runs: readonly RunSpan[],
  openedAt: ReadonlyMap<number, number>,
): Map<CellId, Frame[]> {
  const cells = new Map<CellId, Frame[]>();
  const add = (frame: Frame): void => {
    const ours = cells.get(frame.cell);
    if (ours) ours.push(frame);
    else cells.set(frame.cell, [frame]);
  };
  for (const frame of frames) {
    const during = runs.filter((run) => run.cell !== frame.cell && isIn(run, frame.time));
    for (const { cell, execution } of during) add({ ...frame, cell, execution });
    if (!during.some((run) => isIn(run, openedAt.get(frame.connection) ?? frame.time))) add(frame);
  }
  return cells;
}

function isIn({ from, to }: RunSpan, time: number): boolean {
  return time >= from && time <= to;
}
