// Keeps the last run of a cell: its code, what it showed, and its packets, as the file of a recorded run. A run that is too
// large is kept without its packets, or not at all.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import type { RecordedRun } from '../../capture/runs/run-file.ts';
import { writeRun } from '../../capture/runs/write-run.ts';
import { weightOf } from '../outputs/output-weight.ts';
import type { RanCell } from '../recorded-run/ran-cells.ts';
import { keyOf, madeRoomFor, type RunShelf, type ShelfEntry, type WithoutPackets } from './run-shelf.ts';

/** Of one run, so that reading it does not keep a page from its reader. */
const largest = { packets: 2000, packetBytes: 400_000, outputs: 1_000_000, file: 1_000_000 };

export interface EndedCell {
  page: string;
  /** Milliseconds since 1970 at time 0 of the packets. */
  epoch: number;
  cell: RanCell;
  packets: readonly CapturedPacket[];
  /** More than these came. */
  hasMore: boolean;
  connections: readonly ConnectionEvent[];
}

/** `at`: when it ended. False when nothing of it is kept; then what was kept of an earlier run of the cell is gone too. */
export async function keepRun(shelf: RunShelf, ended: EndedCell, at: number): Promise<boolean> {
  const { page, epoch, cell } = ended;
  try {
    const without = withoutPackets(ended);
    const file = weightOf(cell.outputs) > largest.outputs ? null : await fileOf(ended, without);
    if (file !== null && file.length <= largest.file) {
      await put(shelf, { page, cell: cell.id, at, epoch, size: file.length, without }, file);
      return true;
    }
  } catch {
    // No room, or no such storage: the page goes on without.
  }
  await shelf.remove([keyOf({ page, cell: cell.id })]).catch(() => undefined);
  return false;
}

/** The browser may have less room than we allow ourselves: then the older half goes. */
async function put(shelf: RunShelf, entry: ShelfEntry, file: Uint8Array<ArrayBuffer>): Promise<void> {
  const entries = await shelf.entries();
  try {
    await shelf.write(entry, file, madeRoomFor(entries, entry));
  } catch (error) {
    if (!(error instanceof Error) || !/quota/i.test(error.name)) throw error;
    const half = entries.toSorted((one, other) => one.at - other.at).slice(0, Math.ceil(entries.length / 2));
    await shelf.remove(half.map(keyOf));
    await shelf.write(entry, file, []);
  }
}

function withoutPackets({ packets, hasMore }: EndedCell): WithoutPackets | null {
  if (packets.some(({ packet }) => packet?.type === 'CONNECT' && packet.password !== undefined)) return 'password';
  const bytes = packets.reduce((sum, { bytes: content }) => sum + content.length, 0);
  return hasMore || packets.length > largest.packets || bytes > largest.packetBytes ? 'size' : null;
}

async function fileOf(ended: EndedCell, without: WithoutPackets | null): Promise<Uint8Array<ArrayBuffer>> {
  const { page, epoch, cell } = ended;
  const packets = without === null ? ended.packets : [];
  const ours = new Set(packets.map(({ connection }) => connection));
  const connections = ended.connections.filter(({ connection }) => ours.has(connection));
  const run: RecordedRun<RanCell[]> = { page, epoch, cells: [cell], packets, connections, broker: null };
  return new Uint8Array(await (await writeRun(run)).arrayBuffer());
}
