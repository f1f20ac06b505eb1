// The packets of each cell's present run, as the wire reports them. They come on their own way, so a packet may be here
// before the kernel has said that its run began, or after it ended.
import type { CellId } from '../kernel/protocol.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import { Tally } from '../capture/summary.ts';
import { PacketRuns, type Doer } from './packet-runs.ts';

/** Packets kept per cell; a run that sends more keeps its first ones, and the count of all. */
export const keptPackets = 5000;

/** Below all executions of this visit, so that their packets take its place. */
export const ofEarlierVisit = -1;

export interface RunPackets {
  /** `ofEarlierVisit`: of none in this one. */
  readonly execution: number;
  readonly packets: readonly CapturedPacket[];
  readonly count: number;
  /** Of all packets. It goes on counting: its numbers are those of the newest `RunPackets` of the run. */
  readonly tally: Tally;
}

export const noPackets: RunPackets = { execution: 0, packets: [], count: 0, tally: new Tally() };

/** Adds packets that belong to one cell; those of an earlier execution than the kept one are late and left out. */
export function addPackets(kept: RunPackets, packets: readonly CapturedPacket[]): RunPackets {
  let { execution } = kept;
  for (const captured of packets) execution = Math.max(execution, captured.execution);
  const ours = packets.filter((captured) => captured.execution === execution);
  const goesOn = execution === kept.execution && kept !== noPackets;
  const before = goesOn ? kept : { ...noPackets, execution, tally: new Tally() };
  const fresh = ours.filter(({ instead }) => instead === undefined);
  before.tally.add(fresh);
  const left = withoutReplaced(before.packets, ours);
  const room = Math.max(0, keptPackets - left.length);
  return {
    execution,
    packets: room > 0 ? [...left, ...withoutReplaced(ours, ours).slice(0, room)] : left,
    count: before.count + fresh.length,
    tally: before.tally,
  };
}

/** Less those that came again in `newer` with other numbers. */
function withoutReplaced(
  packets: readonly CapturedPacket[],
  newer: readonly CapturedPacket[],
): readonly CapturedPacket[] {
  const replaced = new Set(newer.map(({ instead }) => instead));
  return replaced.size === 1 && replaced.has(undefined)
    ? packets
    : packets.filter(({ number }) => !replaced.has(number));
}

/** Where nobody knows who has opened a connection: what a run sent at its end may cross so much later, in milliseconds. */
const moment = 1000;

/** One run as the page's clock saw it, in milliseconds; `to` is infinite while it goes on. */
export interface RunSpan {
  readonly cell: CellId;
  readonly execution: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The packets that belong under each cell: those of the connections that the cell opened, and those on a connection of
 * another cell that are its doing (it used a client that was already there). A connection that a function of another cell
 * has opened for it is the run's alone, though other runs may use it. Where it is not known whose doing a packet is, it
 * counts for the run in whose time it crossed. `openedAt`: when each connection began, in milliseconds. `known`: has seen
 * all packets before these.
 */
export function packetsByCell(
  packets: readonly CapturedPacket[],
  runs: readonly RunSpan[],
  openedAt: ReadonlyMap<number, number>,
  known = new PacketRuns(),
): Map<CellId, CapturedPacket[]> {
  const cells = new Map<CellId, CapturedPacket[]>();
  const add = (captured: CapturedPacket): void => {
    const ours = cells.get(captured.cell);
    if (ours) ours.push(captured);
    else cells.set(captured.cell, [captured]);
  };
  for (const captured of packets) {
    const doer = known.doerOf(captured);
    const others = runs.filter((run) => run.cell !== captured.cell);
    const opener = openerAmong(others, captured, known.openerOf(captured.connection), openedAt);
    const isDoing = (run: RunSpan): boolean => (doer === undefined ? isIn(run, captured.time) : run.execution === doer);
    for (const run of others) {
      const { cell, execution } = run;
      if (run === opener || isDoing(run)) add({ ...captured, cell, execution });
    }
    if (opener === undefined) add(captured);
  }
  return cells;
}

/** The run that a connection was opened for, where that is none of its own cell. */
function openerAmong(
  others: readonly RunSpan[],
  { connection, time }: CapturedPacket,
  known: Doer,
  openedAt: ReadonlyMap<number, number>,
): RunSpan | undefined {
  if (known !== undefined) return others.find(({ execution }) => execution === known);
  const opened = openedAt.get(connection) ?? time;
  return others.find((run) => isIn(run, opened) && isIn({ ...run, to: run.to + moment }, time));
}

function isIn({ from, to }: RunSpan, time: number): boolean {
  return time >= from && time <= to;
}
