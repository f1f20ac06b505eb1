// The packets of the page, sorted to the cells that they belong to, as signals.
import { signal, type Signal } from '@preact/signals';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import { Tally } from '../capture/summary.ts';
import type { CellId } from '../kernel/protocol.ts';
import { PacketRuns } from './packet-runs.ts';
import { addPackets, noPackets, ofEarlierVisit, packetsByCell, type RunPackets, type RunSpan } from './run-packets.ts';

/**
 * Runs that are remembered: packets of earlier ones may still be on their way, and short runs follow each other fast.
 */
const runsKept = 10;

export class PagePackets {
  readonly #byCell = new Map<CellId, Signal<RunPackets>>();
  #runs: RunSpan[] = [];
  /** When each connection began, by its number. */
  readonly #openedAt = new Map<number, number>();
  readonly #known = new PacketRuns();

  of(cell: CellId): Signal<RunPackets> {
    let packets = this.#byCell.get(cell);
    if (!packets) this.#byCell.set(cell, (packets = signal(noPackets)));
    return packets;
  }

  /** Packets of an earlier visit, until the cell runs in this one. */
  recall(cell: CellId, packets: readonly CapturedPacket[]): void {
    const kept = this.of(cell);
    if (kept.peek() !== noPackets) return;
    const tally = new Tally();
    tally.add(packets);
    kept.value = { execution: ofEarlierVisit, packets, count: packets.length, tally };
  }

  /** `now`: in the time of packets. */
  runBegins(cell: CellId, execution: number, now: number): void {
    this.#runs = [...this.#runs.slice(-runsKept), { cell, execution, from: now, to: Infinity }];
  }

  runEnds(execution: number, now: number): void {
    this.#runs = this.#runs.map((run) => (run.execution === execution ? { ...run, to: now } : run));
  }

  take(packets: readonly CapturedPacket[]): void {
    for (const { connection, time } of packets)
      if (!this.#openedAt.has(connection)) this.#openedAt.set(connection, time);
    for (const [cell, some] of packetsByCell(packets, this.#runs, this.#openedAt, this.#known)) {
      const kept = this.of(cell);
      kept.value = addPackets(kept.peek(), some);
    }
  }
}
